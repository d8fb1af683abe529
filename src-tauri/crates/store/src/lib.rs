//! The only room that speaks SQL: one file a table, append-only migrations. One transaction a report.
