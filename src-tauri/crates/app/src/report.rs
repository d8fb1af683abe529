//! The HTML report.
use compare::Query;
use disclosure::Language;

use crate::contract::Problem;
use crate::library::Library;

impl Library {
    /// x
    pub fn html_report(&self, _query: &Query, _language: Language) -> Result<String, Problem> {
        Ok(String::new())
    }
}
