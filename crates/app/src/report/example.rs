//! The report about a State that does not exist: what an assessment looks like.

use super::sections::{Writer, note};
use crate::picture::{run_words, scores_for_report};
use diligence_domain::document::{Block, Inline};

pub(super) fn write(writer: &Writer<'_>, blocks: &mut Vec<Block>) {
    let (words, profile) = (writer.words, writer.profile);
    blocks.push(note(words.fictional_report_note_title(), &words.fictional_note(writer.name)));
    writer.translation(blocks);
    blocks.push(Block::heading(1, words.report_at_a_glance()));
    let Some(results) = &profile.scores else {
        blocks.push(Block::paragraph(words.scores_none()));
        return;
    };
    blocks.extend(scores_for_report(profile, writer.locale));
    let unrated: Vec<_> = profile.unrated().collect();
    blocks.push(Block::heading(1, words.report_unknown()));
    #[allow(clippy::cast_precision_loss)] // some dozens
    blocks.push(Block::paragraph(words.scores_unrated_lede(unrated.len() as f64)));
    blocks.push(writer.principles(unrated.into_iter()));
    blocks.push(Block::heading(1, words.report_method()));
    blocks.push(Block::paragraph(words.method_lede()));
    blocks.push(Block::heading(2, words.scores_run_heading()));
    blocks.push(Block::Paragraph {
        text: vec![
            Inline::text(run_words(&results.run, writer.locale)),
            Inline::text(" "),
            Inline::muted(&results.run.input),
        ],
    });
}
