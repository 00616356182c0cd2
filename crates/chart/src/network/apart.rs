//! A crowd on a phone: links that would run past dozens of cards become short ones, for every partner stands beside
//! each of its ends once more.

use super::order::known;
use super::{Lane, Link, Network, Partner};
use std::collections::BTreeSet;

/// More partners than these are a crowd where there is little room between lanes.
const CROWD: usize = 12;

/// Whether there are too many partners to follow links on a phone.
pub(super) fn crowded(network: &Network) -> bool {
    network.partners.len() > CROWD
}

/// The same links to one lane, each from a partner of its own, without kinds, which would be said over and over;
/// partners without a link once. No two of these links cross.
pub(super) fn apart(network: &Network, lane: Lane) -> Network {
    let (links, ends) = match lane {
        Lane::Themes => (&network.work, network.themes.len()),
        _ => (&network.places, network.jurisdictions.len()),
    };
    let links = known(links, network.partners.len(), ends);
    let joined: BTreeSet<usize> = links.iter().map(|link| link.partner).collect();
    let alone = (0..network.partners.len()).filter(|at| !joined.contains(at));
    let partners = links.iter().map(|link| link.partner).chain(alone);
    let partners =
        partners.map(|at| Partner { name: network.partners[at].name.clone(), kind: String::new() }).collect();
    let links = links.iter().enumerate();
    let links = links.map(|(partner, link)| Link { partner, ..(*link).clone() }).collect();
    let mut apart = Network { partners, places: vec![], work: vec![], ..network.clone() };
    match lane {
        Lane::Themes => apart.work = links,
        _ => apart.places = links,
    }
    apart
}
