//! What the page and the shell say to each other. The TypeScript in `ui/src/contract` is generated from here.

use std::collections::BTreeMap;

pub use crate::coverage::{Covered, Missing};
pub use charts::{Drawing, Mark, Theme};
pub use compare::{
    Amount, Basis, Cell, Column, Derivation, DerivedInput, EnergyUnit, MassUnit, MoneyUnit, Pick, PillarRows,
    Query, Row, Scorecard, Units, UsedFactor,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An error that reaches the page: a code that the page words in the user's language, and what goes into the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Problem {
    /// what went wrong
    pub code: ProblemCode,
    /// what the words need: `path`, `size`, `limit`, `detail`, …
    #[ts(type = "Record<string, string>")]
    pub params: BTreeMap<String, String>,
}

/// A code exists only if the page words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// `path`: nothing in it
    FileEmpty,
    /// `path`, `kind`: no text in an encoding that we know
    FileNotText,
    /// `path`: it wants a password
    FileEncrypted,
    /// `path`, `kind`: of a kind that is read, and broken
    FileDamaged,
    /// `path`, `size`, `limit` in bytes
    FileTooLarge,
    /// `path`, `detail`: there, but the system does not let us read it
    FileUnreadable,
    /// `path`
    FileMissing,
    /// `path`: it has other bytes than when it was read
    FileChanged,
    /// `path`: a page that is not there, or of which nothing can be drawn
    PageNotDrawn,
    /// `path`, `kind`: a kind of file that is not read (DOC, PPTX, PNG, …)
    FileUnsupported,
    /// `path`: it wants a password
    PdfEncrypted,
    /// `path`: no PDF, or too much of it is lost
    PdfDamaged,
    /// `path`, `limit` in MB
    PdfTooMuchMemory,
    /// `path`, `limit` and `page_limit` in seconds
    PdfTooSlow,
    /// `path`, `detail`: the process that reads it ended
    PdfReaderDied,
    /// `path`, `pages`: nothing was found, and these pages are pictures whose text would have to be recognised
    PdfPagesArePictures,
    /// `path`, `pages`: nothing was found, and the text of these pages was to be recognised, and was not
    PdfNotRecognised,
    /// text cannot be recognised: tesseract is not installed
    RecogniserMissing,
    /// text cannot be recognised: tesseract has no data for Chinese
    RecogniserWithoutChinese,
    /// `name`, `least`, `most`: `memory_mb`, `seconds`, `page_seconds` or `readers` is not between these
    SettingOutOfRange,
    /// `path`: a folder without a file that we read
    FolderWithoutReports,
    /// `path`: text, but neither a company, a year nor a number was found
    ReportWithoutFacts,
    /// `path`, `found`, `known`: written by a newer program
    LibraryNewer,
    /// `path`, `detail`: not a library, or damaged
    LibraryUnusable,
    /// `path`: the folder holds no library
    LibraryMissing,
    /// another window has it open: it is only read here
    LibraryReadOnly,
    /// `path`: a new library wants an empty folder
    FolderNotEmpty,
    /// `path`, `detail`: could not be written
    NotWritten,
    /// `value`: what was typed is no number
    ValueNotANumber,
    /// `unit`, `wanted`: no unit, or none that the metric can have
    UnitUnfit,
    /// `value`: what was typed is no year
    YearUnlikely,
    /// a value that is entered has to say where it is from
    SourceMissing,
    /// the user stopped it
    Cancelled,
    /// `detail`: a defect of the program
    Internal,
}

/// The library that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LibraryInfo {
    /// the folder
    pub path: String,
    /// of the program
    pub version: String,
    /// reports in it
    pub reports: u32,
    /// another window has it open: it is only read here
    pub read_only: bool,
    /// how files are read
    pub settings: Settings,
    /// files that an import was to read when it was interrupted
    pub unread: Vec<String>,
}

/// How files are read. Kept in the library, used by the next import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// what a PDF may cost
    pub pdf: PdfLimits,
    /// files that are read at once; none: as many as the machine has cores
    pub readers: Option<u32>,
    /// the text of pages that are pictures is recognised
    pub recognise: bool,
}

/// What there is on this machine to recognise text with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecogniserInfo {
    /// of tesseract, as it gives it
    pub version: String,
    /// what it reads, as it names it: `chi_sim`, `chi_tra`, `eng`
    pub languages: Vec<String>,
    /// why it cannot be used; none: it can
    pub problem: Option<Problem>,
}

/// A library that was open before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RecentLibrary {
    /// the folder
    pub path: String,
    /// it is still there
    pub there: bool,
}

/// A metric's names and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MetricInfo {
    /// e.g. `ghg.scope1`
    pub id: String,
    /// `E`, `S`, `G`, `F`
    pub pillar: String,
    /// on every scorecard
    pub core: bool,
    /// canonical unit
    pub unit: String,
    /// `amount`, `count`, `rate`, `intensity`
    pub kind: String,
    /// `lower`, `higher`, `neutral`
    pub direction: String,
    /// by language tag: `en`, `zh-Hans`, `zh-Hant`
    #[ts(type = "Record<string, string>")]
    pub names: BTreeMap<String, String>,
    /// along which it is broken down: `gender`, `age`, …
    pub axes: Vec<String>,
    /// where the frameworks ask for it
    pub gri: Vec<String>,
    /// where the frameworks ask for it
    pub hkex: Vec<String>,
    /// where the frameworks ask for it
    pub sse14: Vec<String>,
}

/// A row of the Reports room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ReportRow {
    /// the store's id
    pub id: u32,
    /// without its folder
    pub file: String,
    /// where it was imported from
    pub path: String,
    /// the store's id
    pub company: u32,
    /// full name
    pub company_name: String,
    /// as printed
    pub stock_code: Option<String>,
    /// reporting year
    pub year: Option<i32>,
    /// a person said whose it is, or for which year
    pub corrected: bool,
    /// `zh-Hans`, `zh-Hant`, `en`
    pub language: String,
    /// 1 for a file without pages
    pub pages: u32,
    /// facts that stand
    pub facts: u32,
    /// of which a person should look at
    pub to_review: u32,
    /// doubts that stand
    pub doubts: u32,
    /// what is to be known beside what it says
    pub notes: Vec<Note>,
    /// seconds since 1970, UTC
    #[ts(type = "number")]
    pub imported_at: i64,
}

/// Something to know about a report beside what it says: pages that were not read, or not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Note {
    /// what
    pub code: NoteCode,
    /// first and last, from 1, each run of pages
    pub pages: Vec<(u32, u32)>,
}

/// What is the matter with some pages of a report. A code exists only if the page words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// they are pictures: their text would have to be recognised
    PagesArePictures,
    /// they are pictures, and their text was recognised: any letter of it may be another
    PagesRecognised,
    /// they are pictures whose text was to be recognised, and was not
    PagesNotRecognised,
    /// not all that is on them could be read
    PagesIncomplete,
    /// they come after the last page that is read
    PagesLeft,
    /// they hold more lines or numbers than are kept
    TextLeft,
}

/// What the process that reads a PDF may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PdfLimits {
    /// memory, in MB
    pub memory_mb: u32,
    /// seconds for a file
    pub seconds: u32,
    /// seconds for a page
    pub page_seconds: u32,
}

/// What an import tells the page while it runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ImportEvent {
    /// the files that were found, in the order in which they are read
    Started {
        /// paths
        files: Vec<String>,
        /// files of other kinds in the folders, which are not read
        passed_over: u32,
    },
    /// a file's state has changed
    File {
        /// index into the files
        index: u32,
        /// what now
        state: FileState,
    },
    /// a page of a file was read
    Page {
        /// index into the files
        index: u32,
        /// from 1
        page: u32,
        /// of how many
        pages: u32,
    },
    /// all done, or cancelled
    Finished {
        /// new reports
        imported: u32,
        /// seen before
        duplicates: u32,
        /// could not be read
        failed: u32,
        /// not read, since the user stopped
        cancelled: u32,
    },
}

/// The kinds of files that a comparison leaves the program as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// scorecard and charts, to read and to print
    Html,
    /// a workbook
    Xlsx,
    /// all facts
    Csv,
    /// all of it
    Json,
    /// all facts
    Parquet,
}

/// The kinds of files that a chart leaves the program as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureFormat {
    /// lines and text
    Svg,
    /// pixels, two a unit
    Png,
}

/// A file in an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FileState {
    /// being read
    Reading,
    /// in the library now
    Done {
        /// its row
        report: ReportRow,
    },
    /// the same content is in the library already
    Duplicate {
        /// its row
        report: ReportRow,
    },
    /// not read; the others go on
    Failed {
        /// why
        problem: Problem,
    },
    /// the user stopped before it was read
    Cancelled,
}

/// A quoted line with its marked spans in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct QuotedLine {
    /// line in the file, from 1
    pub number: u32,
    /// as printed
    pub text: String,
    /// `[start, end)` in UTF-16 units
    pub marks: Vec<[u32; 2]>,
}

/// What a statement takes on its PDF page: boxes `[x0, y0, x1, y1]` in points from the page's top left, none in a file
/// without such pages.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct Boxes {
    /// the number
    pub number: Vec<[f32; 4]>,
    /// its label
    pub label: Vec<[f32; 4]>,
}

/// One place where a report states a fact.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Statement {
    /// the store's id
    pub report: u32,
    /// the report's file
    pub file: String,
    /// `zh-Hans`, `zh-Hant`, `en`: for the quote's `lang`
    pub language: String,
    /// from 1
    pub page: u32,
    /// pages of the report; 1: do not show the page
    pub pages: u32,
    /// from 1
    pub line: u32,
    /// in a workbook, the cell: `Water!C14`; shown instead of page and line
    pub cell: Option<String>,
    /// the heading above, may be empty
    pub section: String,
    /// as printed
    pub label: String,
    /// as printed
    pub raw_value: String,
    /// as printed
    pub raw_unit: String,
    /// what it says in the fact's unit; none where a library does not know
    pub value: Option<String>,
    /// of the fact itself; false: another report of the company states the same fact
    pub own: bool,
    /// the quote in its surroundings
    pub lines: Vec<QuotedLine>,
    /// where on the page
    pub boxes: Boxes,
}

/// A page of a report as a picture, and its size in the points that boxes are in.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PagePicture {
    /// from 1
    pub page: u32,
    /// in points
    pub width: f32,
    /// in points
    pub height: f32,
    /// a `data:` address that holds the picture
    pub src: String,
}

/// A doubt as the page words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DoubtInfo {
    /// the rule's name
    pub rule: String,
    /// `note`, `warning`, `error`
    pub severity: String,
    /// arithmetic without words
    pub left: String,
    /// arithmetic without words
    pub right: String,
    /// every digit
    pub tolerance: String,
    /// the facts it is about
    pub facts: Vec<u32>,
}

/// Everything about one fact, for the drawer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FactDetail {
    /// the store's id
    pub id: u32,
    /// the company's full name
    pub company_name: String,
    /// the report that states it
    pub report: u32,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    #[ts(type = "Record<string, string>")]
    pub breakdown: BTreeMap<String, String>,
    /// the year
    pub period: String,
    /// every digit
    pub value: String,
    /// canonical
    pub unit: String,
    /// `reported`, `entered`
    pub source: String,
    /// `accepted`, `needs_review`, `rejected`, `corrected`
    pub status: String,
    /// 0 to 1
    pub confidence: f64,
    /// the report itself says about, over, nearly
    pub approximate: bool,
    /// what lowers the confidence, as codes
    pub reasons: Vec<String>,
    /// where it stands; those that say the value that holds go first
    pub statements: Vec<Statement>,
    /// the doubts that stand
    pub doubts: Vec<DoubtInfo>,
    /// what was read, where a person said otherwise
    pub read: Option<Subject>,
    /// what persons decided about it, the last first
    pub history: Vec<DecisionInfo>,
}

/// A number and what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Subject {
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    #[ts(type = "Record<string, string>")]
    pub breakdown: BTreeMap<String, String>,
    /// the year
    pub period: String,
    /// every digit
    pub value: String,
    /// canonical
    pub unit: String,
}

/// A decision in a fact's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DecisionInfo {
    /// what was done
    pub kind: DeedKind,
    /// the value that was accepted or put in place, and what it is about
    pub subject: Subject,
    /// where a value that was taken instead stands
    pub place: Option<PlaceInfo>,
    /// in the person's words, may be empty
    pub note: String,
    /// seconds since 1970, UTC
    #[ts(type = "number")]
    pub decided_at: i64,
    /// it was taken back
    pub undone: bool,
}

/// Where a value that was taken instead stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlaceInfo {
    /// the report's file
    pub file: String,
    /// from 1
    pub page: u32,
    /// from 1
    pub line: u32,
    /// in a workbook
    pub cell: Option<String>,
}

/// What a person can do that can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeedKind {
    /// the value is right
    Accept,
    /// another value was typed
    Correct,
    /// another statement was taken instead
    Take,
    /// it is no fact
    Reject,
    /// something was written beside it
    Note,
    /// reports were taken out
    RemoveReports,
    /// reports were given another company or year
    CorrectReports,
    /// two spellings of a company became one
    MergeCompanies,
    /// a value that no report states was entered
    Enter,
    /// a value that was entered was taken out
    TakeOut,
}

/// What a person did, or took back, in what the page needs to say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DeedInfo {
    /// what
    pub kind: DeedKind,
    /// about what
    pub about: About,
    /// seconds since 1970, UTC
    #[ts(type = "number")]
    pub done_at: i64,
}

/// What a deed is about; what does not apply is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct About {
    /// facts, reports or companies
    pub count: u32,
    /// the company's name, of the first
    pub company: String,
    /// the report's file, of the first
    pub file: String,
    /// id in the catalogue, of the first
    pub metric: String,
    /// of the first
    #[ts(type = "Record<string, string>")]
    pub breakdown: BTreeMap<String, String>,
    /// the year
    pub period: String,
    /// every digit
    pub value: String,
    /// canonical
    pub unit: String,
}

/// What undo and redo would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Turns {
    /// the last thing that was done
    pub undo: Option<DeedInfo>,
    /// the last thing that was undone
    pub redo: Option<DeedInfo>,
}

/// Which facts the review shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewQuery {
    /// of one company
    pub company: Option<u32>,
    /// in doubt for one rule
    pub rule: Option<String>,
    /// those that were decided, in place of those that wait
    pub decided: bool,
    /// at most so many
    pub most: u32,
}

/// What waits for a person, what matters most first.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReviewQueue {
    /// the first of them
    pub items: Vec<ReviewItem>,
    /// how many there are of those that were asked for
    pub matching: u32,
    /// how many wait in the library
    pub open: u32,
    /// how many were decided
    pub decided: u32,
    /// companies that have any of them
    pub companies: Vec<(u32, String)>,
    /// rules that raise any of the doubts
    pub rules: Vec<String>,
}

/// Something to decide: a fact, and what stands or falls with it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ReviewItem {
    /// the fact
    pub fact: u32,
    /// facts that wait for nothing but this one's doubts: accepting it accepts them
    pub also: Vec<u32>,
    /// the store's id
    pub company: u32,
    /// its full name
    pub company_name: String,
    /// the report's file
    pub file: String,
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    #[ts(type = "Record<string, string>")]
    pub breakdown: BTreeMap<String, String>,
    /// the year
    pub period: String,
    /// every digit
    pub value: String,
    /// canonical
    pub unit: String,
    /// `reported`, `entered`
    pub source: String,
    /// `accepted`, `needs_review`, `rejected`, `corrected`
    pub status: String,
    /// 0 to 1
    pub confidence: f64,
    /// what lowers the confidence, as codes
    pub reasons: Vec<String>,
    /// the doubts that stand
    pub doubts: Vec<DoubtInfo>,
}

/// What waits beside a fact in the same report, itself included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Alike {
    /// facts of the same metric
    pub metric: Vec<u32>,
    /// facts under the same heading of the same page, which is what a table is to a reader; empty where there is no heading
    pub table: Vec<u32>,
    /// the heading
    pub heading: String,
}

/// What a person says about facts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Judgement {
    /// the value is right
    Accept,
    /// something else is right, as typed
    Correct {
        /// a number
        value: String,
        /// empty: the metric's own
        unit: String,
        /// id in the catalogue
        metric: String,
        /// empty for the total
        #[ts(type = "Record<string, string>")]
        breakdown: BTreeMap<String, String>,
        /// the year
        period: String,
    },
    /// another of its statements says the right value
    Take {
        /// index into the fact's statements
        statement: u32,
    },
    /// it is no fact
    Reject,
    /// nothing is decided
    Note,
}

/// One company over the years.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CompanyView {
    /// one column a year, the newest first; nothing is ranked
    pub scorecard: Scorecard,
    /// what its reports state differently
    pub restated: Vec<RestatedInfo>,
    /// what a person entered
    pub entries: Vec<EntryInfo>,
}

/// What a company leaves out of what a framework asks numbers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FrameworkGaps {
    /// the framework's name
    pub name: String,
    /// how much is stated, and what not
    pub covered: Covered,
}

/// A value that a company's reports state differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestatedInfo {
    /// id in the catalogue
    pub metric: String,
    /// empty for the total
    #[ts(type = "Record<string, string>")]
    pub breakdown: BTreeMap<String, String>,
    /// the year that it is for
    pub period: String,
    /// canonical
    pub unit: String,
    /// the earliest report first
    pub values: Vec<RestatedValue>,
}

/// What one report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestatedValue {
    /// the fact
    pub fact: u32,
    /// the report's file
    pub file: String,
    /// the year that the report is for
    pub report_year: Option<i32>,
    /// every digit
    pub value: String,
}

/// A value that a person entered about a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EntryInfo {
    /// id in the catalogue
    pub metric: String,
    /// the year
    pub period: String,
    /// every digit
    pub value: String,
    /// canonical
    pub unit: String,
    /// where it is from
    pub source: String,
    /// may be empty
    pub note: String,
    /// seconds since 1970, UTC
    #[ts(type = "number")]
    pub entered_at: i64,
}

/// A value to enter, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct NewEntry {
    /// id in the catalogue
    pub metric: String,
    /// the year
    pub period: String,
    /// a number; empty takes what was entered out
    pub value: String,
    /// empty: the metric's own
    pub unit: String,
    /// where it is from
    pub source: String,
    /// may be empty
    pub note: String,
}

/// The charts there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// GHG scope 1 and 2 per employee, with the scopes beside
    EmissionsIntensity,
    /// headcount by gender
    WorkforceGender,
    /// a metric, an intensity by whatever denominator or any other, as bars
    Values,
    /// what each company's energy is made of
    EnergyMix,
    /// employees along an axis, as shares
    Composition,
    /// a rate or an average, of all and by the groups of an axis
    Groups,
    /// deaths, injuries, lost days and rates
    Safety,
    /// a metric over the years
    Years,
    /// what is disclosed of a framework
    Coverage,
    /// a second metric against the first
    Scatter,
}

/// What a chart is of. What is not named, or unknown, is what people ask first among what there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChartSpec {
    /// which
    pub kind: ChartKind,
    /// id of the metric; of a scatter, of the one across
    pub metric: Option<String>,
    /// id of the metric upwards
    pub against: Option<String>,
    /// of the groups: `gender`, `age`, …
    pub axis: Option<String>,
    /// id of the framework
    pub framework: Option<String>,
}

impl ChartSpec {
    /// A chart of what people ask first.
    pub fn of(kind: ChartKind) -> ChartSpec {
        ChartSpec { kind, metric: None, against: None, axis: None, framework: None }
    }
}

/// A chart with its words and its table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChartView {
    /// what is shown
    pub title: String,
    /// unit and scale; may be empty
    pub scale: String,
    /// what a reader would get wrong; may be empty
    pub note: String,
    /// the picture and its marks; a mark's key is an index into `rows` and a column: `row:column`
    pub drawing: Drawing,
    /// the table's header
    pub header: Vec<String>,
    /// the same data as a table
    pub rows: Vec<ChartRow>,
    /// what else it could be of
    pub choices: Vec<ChartChoice>,
}

/// A row of a chart's table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChartRow {
    /// who, or what
    pub label: String,
    /// one a column of the header after the first
    pub cells: Vec<ChartCell>,
}

/// A value of a chart's table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ChartCell {
    /// as it is shown; none: not disclosed
    pub text: Option<String>,
    /// the value behind it
    pub cell: Option<Cell>,
}

/// A field of a [`ChartSpec`] with what it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChartChoice {
    /// which
    pub field: ChartField,
    /// what it is called
    pub label: String,
    /// the one that is drawn
    pub value: String,
    /// ids and names
    pub options: Vec<ChartOption>,
}

/// The fields of a [`ChartSpec`] that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChartField {
    /// the metric
    Metric,
    /// the second metric
    Against,
    /// the groups
    Axis,
    /// the framework
    Framework,
}

/// One of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChartOption {
    /// what the spec says
    pub value: String,
    /// its name
    pub text: String,
}
