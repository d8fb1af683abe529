//! All facts as one Parquet table, for DuckDB, pandas and Spark. Codes and English names only: a table that is put together
//! from many libraries must not change with the reader's language. Values are there twice, as a number to compute with and
//! as text with every digit.

use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type};
use ::parquet::errors::Result;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::parser::parse_message_type;
use disclosure::Language;
use disclosure::catalogue::metric;
use rust_decimal::prelude::ToPrimitive;
use store::ExportedFact;

use super::Contents;

/// Of the table; a column that goes or changes its meaning counts one up.
const SCHEMA: &str = "1";

/// What stands in a column, row by row.
enum Column<'a> {
    Text(fn(&'a ExportedFact) -> String),
    /// may be missing
    OptionalText(fn(&'a ExportedFact) -> Option<String>),
    Whole(fn(&'a ExportedFact) -> i32),
    OptionalWhole(fn(&'a ExportedFact) -> Option<i32>),
    Number(fn(&'a ExportedFact) -> f64),
    YesNo(fn(&'a ExportedFact) -> bool),
}

fn whole(value: u32) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn columns<'a>() -> Vec<(&'static str, Column<'a>)> {
    vec![
        ("fact", Column::Whole(|f| whole(f.id))),
        ("company", Column::Text(|f| f.company_name.clone())),
        ("stock_code", Column::OptionalText(|f| f.stock_code.clone())),
        ("report", Column::Text(|f| f.file.clone())),
        ("report_sha256", Column::Text(|f| f.sha256.clone())),
        ("report_year", Column::OptionalWhole(|f| f.report_year)),
        ("language", Column::Text(|f| f.language.tag().to_owned())),
        ("pillar", Column::OptionalText(|f| Some(metric(&f.metric)?.pillar.tag().to_owned()))),
        ("metric", Column::Text(|f| f.metric.clone())),
        ("metric_name", Column::OptionalText(|f| Some(metric(&f.metric)?.name(Language::En).to_owned()))),
        ("breakdown", Column::Text(|f| serde_json::json!(f.breakdown).to_string())),
        ("period", Column::Text(|f| f.period.clone())),
        ("value", Column::Number(|f| f.value.to_f64().unwrap_or(f64::NAN))),
        ("value_exact", Column::Text(|f| f.value.to_string())),
        ("unit", Column::Text(|f| f.unit.clone())),
        ("source", Column::Text(|f| f.source.tag().to_owned())),
        ("status", Column::Text(|f| f.status.tag().to_owned())),
        ("confidence", Column::Number(|f| f.confidence)),
        ("approximate", Column::YesNo(|f| f.approximate)),
        ("reasons", Column::Text(|f| serde_json::json!(f.reasons).to_string())),
        ("doubts", Column::Whole(|f| whole(f.doubts))),
        ("page", Column::Whole(|f| whole(f.page))),
        ("line", Column::Whole(|f| whole(f.line))),
        ("cell", Column::OptionalText(|f| f.cell.clone())),
        ("section", Column::Text(|f| f.section.clone())),
        ("label", Column::Text(|f| f.label.clone())),
        ("raw_value", Column::Text(|f| f.raw_value.clone())),
        ("raw_unit", Column::Text(|f| f.raw_unit.clone())),
        ("quote", Column::Text(|f| f.quote.clone())),
    ]
}

/// The file's bytes; where it comes from stands in its footer.
pub(super) fn facts(contents: &Contents) -> Result<Vec<u8>> {
    let columns = columns();
    let fields: Vec<_> = columns.iter().map(|(name, column)| field(name, column)).collect();
    let schema = parse_message_type(&format!("message facts {{ {} }}", fields.concat()))?;
    let about = &contents.compared.about;
    let said = [
        ("schema", SCHEMA.to_owned()),
        ("program", about.program.clone()),
        ("library", about.library.clone().unwrap_or_default()),
        ("written_at", about.written_at.clone()),
        ("method", about.method.join("\n")),
    ];
    let said = said.into_iter().map(|(key, value)| KeyValue::new(format!("evenhand.{key}"), value));
    let properties = WriterProperties::builder()
        .set_created_by(about.program.clone())
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(said.collect()));
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties.build()))?;
    let mut group = file.next_row_group()?;
    for (_, column) in &columns {
        write(&mut group, column, &contents.facts)?;
    }
    group.close()?;
    file.close()?;
    Ok(bytes)
}

fn field(name: &str, column: &Column) -> String {
    let (needed, kind, logical) = match column {
        Column::Text(_) => ("REQUIRED", "BYTE_ARRAY", " (STRING)"),
        Column::OptionalText(_) => ("OPTIONAL", "BYTE_ARRAY", " (STRING)"),
        Column::Whole(_) => ("REQUIRED", "INT32", ""),
        Column::OptionalWhole(_) => ("OPTIONAL", "INT32", ""),
        Column::Number(_) => ("REQUIRED", "DOUBLE", ""),
        Column::YesNo(_) => ("REQUIRED", "BOOLEAN", ""),
    };
    format!("{needed} {kind} {name}{logical}; ")
}

fn write<'a>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    column: &Column<'a>,
    facts: &'a [ExportedFact],
) -> Result<()> {
    let Some(mut writer) = group.next_column()? else { return Ok(()) };
    let text = |value: String| ByteArray::from(value.into_bytes());
    match column {
        Column::Text(of) => {
            let values: Vec<_> = facts.iter().map(|f| text(of(f))).collect();
            writer.typed::<ByteArrayType>().write_batch(&values, None, None)?;
        }
        Column::OptionalText(of) => {
            let (levels, values) = present(facts.iter().map(|f| of(f).map(text)));
            writer.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Column::Whole(of) => {
            let values: Vec<_> = facts.iter().map(of).collect();
            writer.typed::<Int32Type>().write_batch(&values, None, None)?;
        }
        Column::OptionalWhole(of) => {
            let (levels, values) = present(facts.iter().map(of));
            writer.typed::<Int32Type>().write_batch(&values, Some(&levels), None)?;
        }
        Column::Number(of) => {
            let values: Vec<_> = facts.iter().map(of).collect();
            writer.typed::<DoubleType>().write_batch(&values, None, None)?;
        }
        Column::YesNo(of) => {
            let values: Vec<_> = facts.iter().map(of).collect();
            writer.typed::<BoolType>().write_batch(&values, None, None)?;
        }
    }
    writer.close()
}

/// Whether each row has a value, as the format says it, and the values there are.
fn present<T>(rows: impl Iterator<Item = Option<T>>) -> (Vec<i16>, Vec<T>) {
    let rows: Vec<_> = rows.collect();
    (rows.iter().map(|row| i16::from(row.is_some())).collect(), rows.into_iter().flatten().collect())
}
