// Written from src-tauri/crates/app/src/contract.rs by `cargo test -p app --test bindings`. Do not edit.

/**
 * What a deed is about; what does not apply is empty.
 */
export type About = {
/**
 * facts, reports or companies
 */
count: number,
/**
 * the company's name, of the first
 */
company: string,
/**
 * the report's file, of the first
 */
file: string,
/**
 * id in the catalogue, of the first
 */
metric: string,
/**
 * of the first
 */
breakdown: Record<string, string>,
/**
 * the year
 */
period: string,
/**
 * every digit
 */
value: string,
/**
 * canonical
 */
unit: string, };

/**
 * What waits beside a fact in the same report, itself included.
 */
export type Alike = {
/**
 * facts of the same metric
 */
metric: Array<number>,
/**
 * facts under the same heading of the same page, which is what a table is to a reader; empty where there is no heading
 */
table: Array<number>,
/**
 * the heading
 */
heading: string, };

/**
 * A value with its unit.
 */
export type Amount = {
/**
 * every digit
 */
value: string,
/**
 * as [`Cell::unit`]
 */
unit: string, };

/**
 * How amounts are shown.
 */
export type Basis = "absolute" | "per_employee" | "per_revenue";

/**
 * What a statement takes on its PDF page: boxes `[x0, y0, x1, y1]` in points from the page's top left, none in a file
 * without such pages.
 */
export type Boxes = {
/**
 * the number
 */
number: Array<[number, number, number, number]>,
/**
 * its label
 */
label: Array<[number, number, number, number]>, };

/**
 * One value of the scorecard.
 */
export type Cell = {
/**
 * the fact behind it; none for a derived or estimated value
 */
fact: number | null,
/**
 * every digit
 */
value: string,
/**
 * for sorting and drawing
 */
number: number,
/**
 * canonical
 */
unit: string,
/**
 * `reported`, `derived`, `estimated`, `entered`
 */
source: string,
/**
 * `accepted`, `needs_review`, `corrected`
 */
status: string,
/**
 * doubts that stand, its inputs' included
 */
doubts: number,
/**
 * 0 to 1 along the row: length of the bar, or place on the log track; none: nothing to draw
 */
bar: number | null,
/**
 * `1/3` where it is the best of three or more comparable values
 */
rank: string | null,
/**
 * how it was computed, where it was
 */
derivation: Derivation | null,
/**
 * what stops it from being computed: `no_revenue`, `no_employees`; then `value` is empty
 */
missing: string | null,
/**
 * energy in its other units
 */
also: Array<Amount>, };

/**
 * A value of a chart's table.
 */
export type ChartCell = {
/**
 * as it is shown; none: not disclosed
 */
text: string | null,
/**
 * the value behind it
 */
cell: Cell | null, };

/**
 * A field of a [`ChartSpec`] with what it may be.
 */
export type ChartChoice = {
/**
 * which
 */
field: ChartField,
/**
 * what it is called
 */
label: string,
/**
 * the one that is drawn
 */
value: string,
/**
 * ids and names
 */
options: Array<ChartOption>, };

/**
 * The fields of a [`ChartSpec`] that can be chosen.
 */
export type ChartField = "metric" | "against" | "axis" | "framework";

/**
 * The charts there are.
 */
export type ChartKind = "emissions_intensity" | "workforce_gender" | "values" | "energy_mix" | "composition" | "groups" | "safety" | "years" | "coverage" | "scatter";

/**
 * One of a choice.
 */
export type ChartOption = {
/**
 * what the spec says
 */
value: string,
/**
 * its name
 */
text: string, };

/**
 * A row of a chart's table.
 */
export type ChartRow = {
/**
 * who, or what
 */
label: string,
/**
 * one a column of the header after the first
 */
cells: Array<ChartCell>, };

/**
 * What a chart is of. What is not named, or unknown, is what people ask first among what there is.
 */
export type ChartSpec = {
/**
 * which
 */
kind: ChartKind,
/**
 * id of the metric; of a scatter, of the one across
 */
metric: string | null,
/**
 * id of the metric upwards
 */
against: string | null,
/**
 * of the groups: `gender`, `age`, …
 */
axis: string | null,
/**
 * id of the framework
 */
framework: string | null, };

/**
 * A chart with its words and its table.
 */
export type ChartView = {
/**
 * what is shown
 */
title: string,
/**
 * unit and scale; may be empty
 */
scale: string,
/**
 * what a reader would get wrong; may be empty
 */
note: string,
/**
 * the picture and its marks; a mark's key is an index into `rows` and a column: `row:column`
 */
drawing: Drawing,
/**
 * the table's header
 */
header: Array<string>,
/**
 * the same data as a table
 */
rows: Array<ChartRow>,
/**
 * what else it could be of
 */
choices: Array<ChartChoice>, };

/**
 * A company and year.
 */
export type Column = {
/**
 * the store's id
 */
company: number,
/**
 * the full name
 */
name: string,
/**
 * for narrow columns
 */
short_name: string,
/**
 * as printed
 */
stock_code: string | null,
/**
 * the year that is shown; none where the company has no fact
 */
year: number | null,
/**
 * the years there are, newest first
 */
years: Array<number>,
/**
 * core metrics that the report states or that are summed from stated parts
 */
disclosed: number,
/**
 * core metrics
 */
asked: number,
/**
 * mean data quality over the core metrics, 1 best to 5
 */
quality: number | null, };

/**
 * One company over the years.
 */
export type CompanyView = {
/**
 * one column a year, the newest first; nothing is ranked
 */
scorecard: Scorecard,
/**
 * what its reports state differently
 */
restated: Array<RestatedInfo>,
/**
 * what a person entered
 */
entries: Array<EntryInfo>, };

/**
 * How much of a framework a company states, and what not.
 */
export type Covered = {
/**
 * the framework's id
 */
framework: string,
/**
 * the store's id
 */
company_id: number,
/**
 * full name
 */
company: string,
/**
 * company and year
 */
label: string,
/**
 * the year
 */
year: number | null,
/**
 * items of which all is stated
 */
disclosed: number,
/**
 * items of which some is stated
 */
partly: number,
/**
 * items that ask for numbers
 */
asked: number,
/**
 * items of which something is not stated
 */
missing: Array<Missing>, };

/**
 * A decision in a fact's history.
 */
export type DecisionInfo = {
/**
 * what was done
 */
kind: DeedKind,
/**
 * the value that was accepted or put in place, and what it is about
 */
subject: Subject,
/**
 * where a value that was taken instead stands
 */
place: PlaceInfo | null,
/**
 * in the person's words, may be empty
 */
note: string,
/**
 * seconds since 1970, UTC
 */
decided_at: number,
/**
 * it was taken back
 */
undone: boolean, };

/**
 * What a person did, or took back, in what the page needs to say it.
 */
export type DeedInfo = {
/**
 * what
 */
kind: DeedKind,
/**
 * about what
 */
about: About,
/**
 * seconds since 1970, UTC
 */
done_at: number, };

/**
 * What a person can do that can be undone.
 */
export type DeedKind = "accept" | "correct" | "take" | "reject" | "note" | "remove_reports" | "correct_reports" | "merge_companies" | "enter" | "take_out";

/**
 * A formula with everything that went into it.
 */
export type Derivation = {
/**
 * which rule: `sum_of_parts`, `per_employee`, `estimate_scope1`, …; the page words it
 */
rule: string,
/**
 * arithmetic without words: `292 ÷ 910 = 0.321`
 */
formula: string,
/**
 * the values that went in
 */
inputs: Array<DerivedInput>,
/**
 * the factors that went in
 */
factors: Array<UsedFactor>,
/**
 * what a reader would get wrong, as codes: `biomass_left_out`, `nearest_grid_year`, …
 */
notes: Array<string>, };

/**
 * A value that went into a derivation.
 */
export type DerivedInput = {
/**
 * the fact behind it; none where it is itself derived
 */
fact: number | null,
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * every digit
 */
value: string,
/**
 * canonical
 */
unit: string, };

/**
 * A doubt as the page words it.
 */
export type DoubtInfo = {
/**
 * the rule's name
 */
rule: string,
/**
 * `note`, `warning`, `error`
 */
severity: string,
/**
 * arithmetic without words
 */
left: string,
/**
 * arithmetic without words
 */
right: string,
/**
 * every digit
 */
tolerance: string,
/**
 * the facts it is about
 */
facts: Array<number>, };

/**
 * A chart as drawn.
 */
export type Drawing = {
/**
 * a whole `<svg>` element with `role="img"`, title and description
 */
svg: string,
/**
 * user units
 */
width: number,
/**
 * user units
 */
height: number,
/**
 * in reading order
 */
marks: Array<Mark>, };

/**
 * How energy is shown.
 */
export type EnergyUnit = "MWh" | "GJ" | "tce";

/**
 * A value that a person entered about a company.
 */
export type EntryInfo = {
/**
 * id in the catalogue
 */
metric: string,
/**
 * the year
 */
period: string,
/**
 * every digit
 */
value: string,
/**
 * canonical
 */
unit: string,
/**
 * where it is from
 */
source: string,
/**
 * may be empty
 */
note: string,
/**
 * seconds since 1970, UTC
 */
entered_at: number, };

/**
 * The kinds of files that a comparison leaves the program as.
 */
export type ExportFormat = "html" | "xlsx" | "csv" | "json" | "parquet";

/**
 * Everything about one fact, for the drawer.
 */
export type FactDetail = {
/**
 * the store's id
 */
id: number,
/**
 * the company's full name
 */
company_name: string,
/**
 * the report that states it
 */
report: number,
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * the year
 */
period: string,
/**
 * every digit
 */
value: string,
/**
 * canonical
 */
unit: string,
/**
 * `reported`, `entered`
 */
source: string,
/**
 * `accepted`, `needs_review`, `rejected`, `corrected`
 */
status: string,
/**
 * 0 to 1
 */
confidence: number,
/**
 * the report itself says about, over, nearly
 */
approximate: boolean,
/**
 * what lowers the confidence, as codes
 */
reasons: Array<string>,
/**
 * where it stands; those that say the value that holds go first
 */
statements: Array<Statement>,
/**
 * the doubts that stand
 */
doubts: Array<DoubtInfo>,
/**
 * what was read, where a person said otherwise
 */
read: Subject | null,
/**
 * what persons decided about it, the last first
 */
history: Array<DecisionInfo>, };

/**
 * A file in an import.
 */
export type FileState = { "state": "reading" } | { "state": "done",
/**
 * its row
 */
report: ReportRow, } | { "state": "duplicate",
/**
 * its row
 */
report: ReportRow, } | { "state": "failed",
/**
 * why
 */
problem: Problem, } | { "state": "cancelled" };

/**
 * What a company leaves out of what a framework asks numbers for.
 */
export type FrameworkGaps = {
/**
 * the framework's name
 */
name: string,
/**
 * how much is stated, and what not
 */
covered: Covered, };

/**
 * What an import tells the page while it runs.
 */
export type ImportEvent = { "type": "started",
/**
 * paths
 */
files: Array<string>,
/**
 * files of other kinds in the folders, which are not read
 */
passed_over: number, } | { "type": "file",
/**
 * index into the files
 */
index: number,
/**
 * what now
 */
state: FileState, } | { "type": "page",
/**
 * index into the files
 */
index: number,
/**
 * from 1
 */
page: number,
/**
 * of how many
 */
pages: number, } | { "type": "finished",
/**
 * new reports
 */
imported: number,
/**
 * seen before
 */
duplicates: number,
/**
 * could not be read
 */
failed: number,
/**
 * not read, since the user stopped
 */
cancelled: number, };

/**
 * What a person says about facts.
 */
export type Judgement = { "type": "accept" } | { "type": "correct",
/**
 * a number
 */
value: string,
/**
 * empty: the metric's own
 */
unit: string,
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * the year
 */
period: string, } | { "type": "take",
/**
 * index into the fact's statements
 */
statement: number, } | { "type": "reject" } | { "type": "note" };

/**
 * The library that is open.
 */
export type LibraryInfo = {
/**
 * the folder
 */
path: string,
/**
 * of the program
 */
version: string,
/**
 * reports in it
 */
reports: number,
/**
 * another window has it open: it is only read here
 */
read_only: boolean,
/**
 * how files are read
 */
settings: Settings,
/**
 * files that an import was to read when it was interrupted
 */
unread: Array<string>, };

/**
 * A rectangle of the drawing that stands for one value.
 */
export type Mark = {
/**
 * the caller's key for what it stands for
 */
key: string,
/**
 * left edge, in the SVG's user units
 */
x: number,
/**
 * top edge
 */
y: number,
/**
 * width
 */
width: number,
/**
 * height
 */
height: number,
/**
 * what a screen reader says and a hover shows: `name, 2024: ≈ 181 tCO2e/person (estimated)`
 */
label: string, };

/**
 * How masses and emissions are shown.
 */
export type MassUnit = "t" | "kg";

/**
 * A metric's names and what it is.
 */
export type MetricInfo = {
/**
 * e.g. `ghg.scope1`
 */
id: string,
/**
 * `E`, `S`, `G`, `F`
 */
pillar: string,
/**
 * on every scorecard
 */
core: boolean,
/**
 * canonical unit
 */
unit: string,
/**
 * `amount`, `count`, `rate`, `intensity`
 */
kind: string,
/**
 * `lower`, `higher`, `neutral`
 */
direction: string,
/**
 * by language tag: `en`, `zh-Hans`, `zh-Hant`
 */
names: Record<string, string>,
/**
 * along which it is broken down: `gender`, `age`, …
 */
axes: Array<string>,
/**
 * where the frameworks ask for it
 */
gri: Array<string>,
/**
 * where the frameworks ask for it
 */
hkex: Array<string>,
/**
 * where the frameworks ask for it
 */
sse14: Array<string>, };

/**
 * An item of which something is not stated.
 */
export type Missing = {
/**
 * as the framework numbers it
 */
code: string,
/**
 * what it asks for
 */
name: string,
/**
 * some of it is stated
 */
partly: boolean,
/**
 * what is not
 */
lacking: string, };

/**
 * How money is shown.
 */
export type MoneyUnit = "one" | "thousand" | "million";

/**
 * A value to enter, as typed.
 */
export type NewEntry = {
/**
 * id in the catalogue
 */
metric: string,
/**
 * the year
 */
period: string,
/**
 * a number; empty takes what was entered out
 */
value: string,
/**
 * empty: the metric's own
 */
unit: string,
/**
 * where it is from
 */
source: string,
/**
 * may be empty
 */
note: string, };

/**
 * Something to know about a report beside what it says: pages that were not read, or not whole.
 */
export type Note = {
/**
 * what
 */
code: NoteCode,
/**
 * first and last, from 1, each run of pages
 */
pages: Array<[number, number]>, };

/**
 * What is the matter with some pages of a report. A code exists only if the page words it.
 */
export type NoteCode = "pages_are_pictures" | "pages_recognised" | "pages_not_recognised" | "pages_incomplete" | "pages_left" | "text_left";

/**
 * A page of a report as a picture, and its size in the points that boxes are in.
 */
export type PagePicture = {
/**
 * from 1
 */
page: number,
/**
 * in points
 */
width: number,
/**
 * in points
 */
height: number,
/**
 * a `data:` address that holds the picture
 */
src: string, };

/**
 * What the process that reads a PDF may cost.
 */
export type PdfLimits = {
/**
 * memory, in MB
 */
memory_mb: number,
/**
 * seconds for a file
 */
seconds: number,
/**
 * seconds for a page
 */
page_seconds: number, };

/**
 * A company picked for the scorecard.
 */
export type Pick = {
/**
 * the company
 */
company: number,
/**
 * the year; the latest where none
 */
year: number | null, };

/**
 * The kinds of files that a chart leaves the program as.
 */
export type PictureFormat = "svg" | "png";

/**
 * The rows of one pillar.
 */
export type PillarRows = {
/**
 * `E`, `S`, `G`, `F`
 */
pillar: string,
/**
 * one a column: core metrics of this pillar that are disclosed
 */
disclosed: Array<number>,
/**
 * core metrics of this pillar
 */
asked: number,
/**
 * in the catalogue's order
 */
rows: Array<Row>, };

/**
 * Where a value that was taken instead stands.
 */
export type PlaceInfo = {
/**
 * the report's file
 */
file: string,
/**
 * from 1
 */
page: number,
/**
 * from 1
 */
line: number,
/**
 * in a workbook
 */
cell: string | null, };

/**
 * An error that reaches the page: a code that the page words in the user's language, and what goes into the words.
 */
export type Problem = {
/**
 * what went wrong
 */
code: ProblemCode,
/**
 * what the words need: `path`, `size`, `limit`, `detail`, …
 */
params: Record<string, string>, };

/**
 * A code exists only if the page words it.
 */
export type ProblemCode = "file_empty" | "file_not_text" | "file_encrypted" | "file_damaged" | "file_too_large" | "file_unreadable" | "file_missing" | "file_changed" | "page_not_drawn" | "file_unsupported" | "pdf_encrypted" | "pdf_damaged" | "pdf_too_much_memory" | "pdf_too_slow" | "pdf_reader_died" | "pdf_pages_are_pictures" | "pdf_not_recognised" | "recogniser_missing" | "recogniser_without_chinese" | "setting_out_of_range" | "folder_without_reports" | "report_without_facts" | "library_newer" | "library_unusable" | "library_missing" | "library_read_only" | "folder_not_empty" | "not_written" | "value_not_a_number" | "unit_unfit" | "year_unlikely" | "source_missing" | "cancelled" | "internal";

/**
 * What to show. No companies: all of them.
 */
export type Query = {
/**
 * in the order of the columns
 */
companies: Array<Pick>,
/**
 * absolute, per employee, per revenue
 */
basis: Basis,
/**
 * the whole catalogue, not the core alone
 */
all: boolean,
/**
 * in which units values are shown
 */
units: Units, };

/**
 * A quoted line with its marked spans in UTF-16 units.
 */
export type QuotedLine = {
/**
 * line in the file, from 1
 */
number: number,
/**
 * as printed
 */
text: string,
/**
 * `[start, end)` in UTF-16 units
 */
marks: Array<[number, number]>, };

/**
 * A library that was open before.
 */
export type RecentLibrary = {
/**
 * the folder
 */
path: string,
/**
 * it is still there
 */
there: boolean, };

/**
 * What there is on this machine to recognise text with.
 */
export type RecogniserInfo = {
/**
 * of tesseract, as it gives it
 */
version: string,
/**
 * what it reads, as it names it: `chi_sim`, `chi_tra`, `eng`
 */
languages: Array<string>,
/**
 * why it cannot be used; none: it can
 */
problem: Problem | null, };

/**
 * A row of the Reports room.
 */
export type ReportRow = {
/**
 * the store's id
 */
id: number,
/**
 * without its folder
 */
file: string,
/**
 * where it was imported from
 */
path: string,
/**
 * the store's id
 */
company: number,
/**
 * full name
 */
company_name: string,
/**
 * as printed
 */
stock_code: string | null,
/**
 * reporting year
 */
year: number | null,
/**
 * a person said whose it is, or for which year
 */
corrected: boolean,
/**
 * `zh-Hans`, `zh-Hant`, `en`
 */
language: string,
/**
 * 1 for a file without pages
 */
pages: number,
/**
 * facts that stand
 */
facts: number,
/**
 * of which a person should look at
 */
to_review: number,
/**
 * doubts that stand
 */
doubts: number,
/**
 * what is to be known beside what it says
 */
notes: Array<Note>,
/**
 * seconds since 1970, UTC
 */
imported_at: number, };

/**
 * A value that a company's reports state differently.
 */
export type RestatedInfo = {
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * the year that it is for
 */
period: string,
/**
 * canonical
 */
unit: string,
/**
 * the earliest report first
 */
values: Array<RestatedValue>, };

/**
 * What one report says.
 */
export type RestatedValue = {
/**
 * the fact
 */
fact: number,
/**
 * the report's file
 */
file: string,
/**
 * the year that the report is for
 */
report_year: number | null,
/**
 * every digit
 */
value: string, };

/**
 * Something to decide: a fact, and what stands or falls with it.
 */
export type ReviewItem = {
/**
 * the fact
 */
fact: number,
/**
 * facts that wait for nothing but this one's doubts: accepting it accepts them
 */
also: Array<number>,
/**
 * the store's id
 */
company: number,
/**
 * its full name
 */
company_name: string,
/**
 * the report's file
 */
file: string,
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * the year
 */
period: string,
/**
 * every digit
 */
value: string,
/**
 * canonical
 */
unit: string,
/**
 * `reported`, `entered`
 */
source: string,
/**
 * `accepted`, `needs_review`, `rejected`, `corrected`
 */
status: string,
/**
 * 0 to 1
 */
confidence: number,
/**
 * what lowers the confidence, as codes
 */
reasons: Array<string>,
/**
 * the doubts that stand
 */
doubts: Array<DoubtInfo>, };

/**
 * Which facts the review shows.
 */
export type ReviewQuery = {
/**
 * of one company
 */
company: number | null,
/**
 * in doubt for one rule
 */
rule: string | null,
/**
 * those that were decided, in place of those that wait
 */
decided: boolean,
/**
 * at most so many
 */
most: number, };

/**
 * What waits for a person, what matters most first.
 */
export type ReviewQueue = {
/**
 * the first of them
 */
items: Array<ReviewItem>,
/**
 * how many there are of those that were asked for
 */
matching: number,
/**
 * how many wait in the library
 */
open: number,
/**
 * how many were decided
 */
decided: number,
/**
 * companies that have any of them
 */
companies: Array<[number, string]>,
/**
 * rules that raise any of the doubts
 */
rules: Array<string>, };

/**
 * One metric, or one breakdown of it.
 */
export type Row = {
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * breakdown rows follow their total and are folded at first
 */
depth: number,
/**
 * canonical unit of the row, after the basis is applied; `CUR` stays where columns differ in currency
 */
unit: string,
/**
 * one a column; none: not disclosed
 */
cells: Array<Cell | null>,
/**
 * on a log track: the greatest is over 100 times the least
 */
log: boolean, };

/**
 * Companies by metrics.
 */
export type Scorecard = {
/**
 * one company and year each
 */
columns: Array<Column>,
/**
 * E, S, G, F in this order
 */
pillars: Array<PillarRows>, };

/**
 * How files are read. Kept in the library, used by the next import.
 */
export type Settings = {
/**
 * what a PDF may cost
 */
pdf: PdfLimits,
/**
 * files that are read at once; none: as many as the machine has cores
 */
readers: number | null,
/**
 * the text of pages that are pictures is recognised
 */
recognise: boolean, };

/**
 * One place where a report states a fact.
 */
export type Statement = {
/**
 * the store's id
 */
report: number,
/**
 * the report's file
 */
file: string,
/**
 * `zh-Hans`, `zh-Hant`, `en`: for the quote's `lang`
 */
language: string,
/**
 * from 1
 */
page: number,
/**
 * pages of the report; 1: do not show the page
 */
pages: number,
/**
 * from 1
 */
line: number,
/**
 * in a workbook, the cell: `Water!C14`; shown instead of page and line
 */
cell: string | null,
/**
 * the heading above, may be empty
 */
section: string,
/**
 * as printed
 */
label: string,
/**
 * as printed
 */
raw_value: string,
/**
 * as printed
 */
raw_unit: string,
/**
 * what it says in the fact's unit; none where a library does not know
 */
value: string | null,
/**
 * of the fact itself; false: another report of the company states the same fact
 */
own: boolean,
/**
 * the quote in its surroundings
 */
lines: Array<QuotedLine>,
/**
 * where on the page
 */
boxes: Boxes, };

/**
 * A number and what it is about.
 */
export type Subject = {
/**
 * id in the catalogue
 */
metric: string,
/**
 * empty for the total
 */
breakdown: Record<string, string>,
/**
 * the year
 */
period: string,
/**
 * every digit
 */
value: string,
/**
 * canonical
 */
unit: string, };

/**
 * Light for paper and exports, dark for the page at night.
 */
export type Theme = "light" | "dark";

/**
 * What undo and redo would do.
 */
export type Turns = {
/**
 * the last thing that was done
 */
undo: DeedInfo | null,
/**
 * the last thing that was undone
 */
redo: DeedInfo | null, };

/**
 * How energy, masses and money are shown; energy, mass and money of an intensity's numerator too.
 */
export type Units = {
/**
 * of energy
 */
energy: EnergyUnit,
/**
 * of masses and emissions
 */
mass: MassUnit,
/**
 * of money
 */
money: MoneyUnit, };

/**
 * A factor that went into an estimate.
 */
export type UsedFactor = {
/**
 * e.g. `grid.national`
 */
id: string,
/**
 * every digit
 */
value: string,
/**
 * e.g. `kgCO2/kWh`
 */
unit: string,
/**
 * the year it was published for
 */
year: number | null,
/**
 * who published it
 */
source: string, };
