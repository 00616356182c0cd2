pub fn html(_: &diligence_domain::Document) -> String { String::new() }
