//! What is found, against what the reports state.

use std::fs;
use std::path::Path;

use acceptance::corpus::{self, eprint_line, reports, shared};
use acceptance::output::Report;
use acceptance::program::extract;
use acceptance::score::{Expected, Score};

#[test]
fn the_corpus() {
    let found = extract(reports().iter().map(corpus::Report::path)).expect(0).reports();
    let mut total = Score::default();
    for (found, report) in found.iter().zip(reports()) {
        let score = Score::of(found, &Expected::read(&report.expected()));
        eprint_line(&format!("{}: {score}", report.file));
        total.add(score);
    }
    assert!(total.recall() >= 0.95, "{total}");
    assert!(total.precision() >= 0.99, "{total}");
}

/// Reports that were written by people who did not know the program, in the layouts of text recognition, of pages, of
/// streams and of the web. What is missed here is what the next rule or word is for.
#[test]
fn reports_in_many_layouts() {
    let Scores { chinese, english, accepted } = scores("wide");
    assert!(chinese.recall() >= 0.93, "{chinese}");
    assert!(chinese.precision() >= 0.985, "{chinese}");
    assert!(english.recall() >= 0.84, "{english}");
    assert!(english.precision() >= 0.96, "{english}");
    assert!(accepted.precision() >= 0.985, "{accepted}");
}

/// Nine reports whose author did not see the words and the rules. At first sight, before anything was mended for them: s1 to s6
/// recall 0.708 and precision 0.976, s7 to s9 (after those had been mended) recall 0.932 and precision 0.984.
#[test]
fn reports_not_written_for_the_program() {
    let Scores { chinese, accepted, .. } = scores("blind");
    assert!(chinese.recall() >= 0.96, "{chinese}");
    assert!(chinese.precision() >= 0.99, "{chinese}");
    assert!(accepted.precision() >= 0.99, "{accepted}");
}

/// Four more, written in the same way once those had been mended: at first sight recall 0.744, precision 0.978. The English one
/// is the weakest still.
#[test]
fn four_more_reports_not_written_for_the_program() {
    let Scores { chinese, english, accepted } = scores("blind2");
    assert!(chinese.recall() >= 0.96, "{chinese}");
    assert!(chinese.precision() >= 0.99, "{chinese}");
    assert!(english.recall() >= 0.85, "{english}");
    assert!(english.precision() >= 0.97, "{english}");
    assert!(accepted.precision() >= 0.99, "{accepted}");
}

/// More of them, a round of three at a time, each written once the last had been mended: z of Hong Kong and Taiwan, t in English. At first
/// sight z1 to z3 had recall 0.713 and precision 0.974, z4 to z6 recall 0.798 and precision 1, z7 to
/// z9 recall 0.815 and precision 0.972, z10 to z12 recall 0.850 and precision 0.986, z13 and z14
/// recall 0.696 and precision 0.992; t5 to t7 recall 0.619 and precision 0.925.
/// c of the mainland: c1 to c3 recall 0.816 and precision 0.965.
#[test]
fn rounds_of_reports_not_written_for_the_program() {
    let Scores { chinese, english, accepted } = scores("blind3");
    assert!(chinese.recall() >= 0.98, "{chinese}");
    assert!(chinese.precision() >= 0.985, "{chinese}");
    assert!(english.recall() >= 0.96, "{english}");
    assert!(english.precision() >= 0.985, "{english}");
    assert!(accepted.precision() >= 0.985, "{accepted}");
}

/// Later rounds, each kind with its own floors: c of the mainland, e English, z Traditional. At first sight c4 to c6 had recall 0.644 and precision 0.729,
/// since the year of one was taken from what it compares with; with that mended recall 0.854, precision 0.953.
/// c7 to c9 recall 0.759, precision 0.974; c10 and c11 recall 0.922, precision 0.978; c12 and c13 recall 0.933, precision 0.993.
/// e5 to e7 recall 0.608, precision 0.971; e8 and e9 recall 0.838, precision 1.0. z15 to z17 recall 0.903, precision 0.953.
#[test]
fn later_rounds_by_their_kind() {
    by_kind("blind4", [("c", 0.96, 0.99), ("e", 0.95, 0.99), ("z", 0.97, 0.99)], 0.99);
}

/// Five Traditional reports. At first sight they had recall 0.801 and precision 0.91.
#[test]
fn five_traditional_reports() {
    let Scores { chinese, accepted, .. } = scores("blind5");
    assert!(chinese.recall() >= 0.92, "{chinese}");
    assert!(chinese.precision() >= 0.96, "{chinese}");
    assert!(accepted.precision() >= 0.99, "{accepted}");
}

/// Twelve reports by writers who had never seen the program, in layouts that the corpus lacked. At first sight c had recall 0.811 and
/// precision 0.974, e 0.484 and 0.916, z 0.595 and 0.918: values right of or halfway down their labels, heads of several lines,
/// blocks of columns, European statements and UK annual reports.
#[test]
fn reports_by_strangers() {
    by_kind("blind6", [("c", 0.945, 0.99), ("e", 0.85, 0.975), ("z", 0.945, 0.985)], 0.985);
}

/// Thirteen designed reports by strangers, printed by a browser and read back as extractors give them: `pdftotext -layout` and
/// `-raw`, PyMuPDF's order, Markdown with tables in tags. At first sight recall 0.582, precision 0.958 and of the accepted 0.973:
/// c 0.752 and 0.959, e 0.487 and 0.961, z 0.558 and 0.953; columns side by side, cells a line each, bars of charts.
#[test]
fn designed_reports_by_strangers() {
    by_kind("blind7", [("c", 0.91, 0.985), ("e", 0.85, 0.98), ("z", 0.745, 0.975)], 0.985);
}

/// Twelve more by strangers, as web page, `pdftotext -layout`, PyMuPDF's order and Markdown with tables in tags. At first sight recall
/// 0.618, precision 0.959 and of the accepted 0.967: c 0.777 and 0.976, e 0.394 and 0.927, z 0.653 and 0.953; heads that a blank alone
/// parts, far from their columns, heads of two lines, lists under a title, chapters' names in the margin.
#[test]
fn twelve_more_designed_reports() {
    by_kind("blind8", [("c", 0.85, 0.985), ("e", 0.74, 0.985), ("z", 0.825, 0.98)], 0.985);
}

/// Twelve more by strangers, in the same four forms. At first sight recall 0.667, precision 0.933 and of the accepted 0.948: c 0.766 and
/// 0.964, e 0.524 and 0.861 (an Indian report with digits in lakhs 0.073), z 0.733 and 0.965; labels near their units, heads of three
/// lines, names of chapters over pages, all staff under a heading, tables side by side in one.
#[test]
fn a_further_twelve_designed_reports() {
    by_kind("blind9", [("c", 0.89, 0.98), ("e", 0.74, 0.975), ("z", 0.86, 0.98)], 0.98);
}

/// Thirty-four more by strangers, each written in a neutral form with its gold, and printed by a script in one of six layouts in turn: a
/// web page, Markdown with tables in tags, columns of blanks, single blanks, a cell a line, tabs. At first sight recall 0.758, precision
/// 0.962 and of the accepted 0.972: c 0.862 and 0.971, e 0.587 and 0.947, z 0.765 and 0.959; two lines of heads, years as rows, codes
/// behind the values, heads of the next table, lists in turn, marks of assurance.
#[test]
fn thirty_four_reports_in_six_layouts() {
    by_kind("blind10", [("c", 0.905, 0.98), ("e", 0.65, 0.96), ("z", 0.865, 0.98)], 0.97);
}

/// Each kind of a folder's reports against its floors of recall and precision, and the precision of what is accepted.
#[track_caller]
fn by_kind(folder: &str, floors: [(&str, f64, f64); 3], sure: f64) {
    for (kind, recall, precision) in floors {
        let Scores { chinese: mut all, english, accepted } = scores_of(folder, kind);
        all.add(english);
        assert!(all.recall() >= recall, "{kind}: {all}");
        assert!(all.precision() >= precision, "{kind}: {all}");
        assert!(accepted.precision() >= sure, "{kind}: {accepted}");
    }
}

#[derive(Default)]
struct Scores {
    chinese: Score,
    english: Score,
    accepted: Score,
}

/// All reports of a folder of the corpus against their tables.
fn scores(folder: &str) -> Scores {
    scores_of(folder, "")
}

/// Those of its reports whose names begin so.
fn scores_of(folder: &str, kind: &str) -> Scores {
    let folder = corpus::folder().join(folder);
    let mut scores = Scores::default();
    let named = |table: &Path| table.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind));
    for table in corpus::files(&folder, "tsv").into_iter().filter(|table| named(table)) {
        let expected = Expected::read(&table);
        let mut found = only(extract([folder.join(&expected.file)]).expect(0).reports());
        let score = Score::of(&found, &expected);
        eprint_line(&format!(
            "{}: recall {:.3}, precision {:.3}",
            expected.file,
            score.recall(),
            score.precision()
        ));
        if found.language == "en" {
            scores.english.add(score)
        } else {
            scores.chinese.add(score)
        }
        found.observations.retain(|o| o.status == "accepted");
        scores.accepted.add(Score::of(&found, &expected));
    }
    scores
}

/// Designed reports as PDFs: two columns, key figures, a table of three years. Every number's box lies on the page.
#[test]
fn designed_pdfs() {
    let folder = corpus::folder().join("pdf");
    let mut total = Score::default();
    for name in ["zh", "en"] {
        let expected = Expected::read(&folder.join(name).with_extension("tsv"));
        let found = only(extract([folder.join(&expected.file)]).expect(0).reports());
        assert_eq!(found.company.name, expected.company);
        let score = Score::of(&found, &expected);
        eprint_line(&format!("{}: {score}", expected.file));
        total.add(score);
        for observation in &found.observations {
            let [x0, y0, x1, y1] = observation.evidence.around.unwrap_or_default();
            let within = 0.0 < x0 && x0 < x1 && x1 < 596.0 && 0.0 < y0 && y0 < y1 && y1 < 843.0;
            assert!(within, "{}: {observation:?}", expected.file);
        }
    }
    assert!(total.recall() >= 0.95, "{total}");
    assert!(total.precision() >= 0.99, "{total}");
}

#[test]
fn who_reports_and_for_which_year() {
    let found = extract(reports().iter().map(corpus::Report::path)).expect(0).reports();
    for (found, report) in found.iter().zip(reports()) {
        let code = found.company.stock_code.as_deref().unwrap_or_default();
        let got = (&*found.company.name, without_zeros(code), found.period.year, &*found.language);
        let expect = (&*report.company, without_zeros(&report.code), Some(report.year), &*report.language);
        assert_eq!(got, expect, "{}", report.file);
    }
}

#[test]
fn the_doubts_that_the_corpus_gives_cause_for() {
    let found = extract(reports().iter().map(corpus::Report::path)).expect(0).reports();
    for (found, report) in found.iter().zip(reports()) {
        let mut rules: Vec<_> = found.doubts.iter().map(|doubt| &*doubt.rule).collect();
        rules.sort();
        rules.dedup();
        assert_eq!(rules, report.doubts, "{}: {:#?}", report.file, found.doubts);
    }
}

/// Real reports, which stay outside of the repository, and what their tables say they state.
#[test]
fn the_worked_reports() {
    let (Some(texts), Some(tables)) = (shared("reports"), shared("spec/worked")) else { return };
    let mut total = Score::default();
    for table in corpus::files(&tables, "tsv") {
        let expected = Expected::read(&table);
        let found = only(extract([texts.join(&expected.file)]).expect(0).reports());
        let code = found.company.stock_code.clone().unwrap_or_default();
        assert!(is_name(&found.company.name, &expected.company), "{:?}", found.company);
        assert_eq!(without_zeros(&code), without_zeros(&expected.code), "{}", expected.file);
        assert_eq!(
            found.period.year.map(|y| y.to_string()),
            Some(expected.year.clone()),
            "{}",
            expected.file
        );
        total.add(Score::of(&found, &expected));
    }
    eprint_line(&total.to_string());
    assert!(total.recall() >= 0.97, "{total}");
    assert!(total.precision() >= 0.98, "{total}");
}

/// Whole English texts and PDFs, which stay outside of the repository: what persons who did not know the program read in them, under
/// the size of each file. When these tables were made recall was 0.519, precision 0.897 and of the accepted 0.932.
#[test]
fn whole_texts_of_others() {
    let (Some(texts), Some(pdfs)) = (shared("reports/more"), shared("pdf/whole")) else { return };
    let tables = corpus::folder().with_file_name("expected").join("shared");
    let (mut all, mut accepted, mut tables_read) = (Score::default(), Score::default(), 0);
    for path in corpus::files(&texts, "txt").into_iter().chain(corpus::files(&pdfs, "pdf")) {
        let table = tables.join(fs::metadata(&path).unwrap().len().to_string()).with_extension("tsv");
        if !table.exists() {
            continue;
        }
        let mut found = only(extract([&path]).expect(0).reports());
        tables_read += 1;
        let expected = Expected::read(&table);
        let score = Score::of(&found, &expected);
        eprint_line(&format!("{}: {score}", table.display()));
        all.add(score);
        found.observations.retain(|o| o.status == "accepted");
        accepted.add(Score::of(&found, &expected));
    }
    assert_eq!(tables_read, corpus::files(&tables, "tsv").len());
    assert!(all.recall() >= 0.70, "{all}");
    assert!(all.precision() >= 0.92, "{all}");
    assert!(accepted.precision() >= 0.99, "{accepted}");
}

/// No real name stands in this repository, so of the other real reports is only asked that what is found stands in them: a
/// name of some length, a code after the word for one, and the year that most dates have.
#[test]
fn the_other_real_reports() {
    let Some(folder) = shared("reports") else { return };
    for path in corpus::files(&folder, "txt") {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        let found = only(extract([&path]).expect(0).reports());
        check_identity(&path, &text, &found);
        assert!(!found.observations.is_empty(), "{}", path.display());
    }
}

fn check_identity(path: &Path, text: &str, found: &Report) {
    let name = &found.company.name;
    assert!(name.chars().count() >= 4 && text.contains(&**name), "{}: {name}", path.display());
    let code = found.company.stock_code.as_deref().map(without_zeros);
    assert_eq!(code.as_deref(), printed_code(text).as_deref(), "{}", path.display());
    let year = found.period.year.map(|year| year.to_string());
    assert_eq!(year, Some(commonest_year(text)), "{}", path.display());
}

/// The first number of four to six digits within a few characters after a word for a stock code.
fn printed_code(text: &str) -> Option<String> {
    let words = ["股票代码", "证券代码", "股份代號", "股票代號", "股份代号", "Stock Code"];
    let after = words.iter().filter_map(|word| text.find(word).map(|at| &text[at + word.len()..]));
    let digits = |rest: &str| {
        let near: String = rest.chars().take(14).collect();
        let mut runs = near.split(|c: char| !c.is_ascii_digit());
        runs.find(|run| (4..=6).contains(&run.len())).map(without_zeros)
    };
    after.filter_map(digits).next()
}

/// The year that is printed most often.
fn commonest_year(text: &str) -> String {
    let years = (2015..=2026).map(|year| year.to_string());
    years.max_by_key(|year| text.matches(&**year).count()).unwrap()
}

fn is_name(found: &str, expected: &str) -> bool {
    !found.is_empty() && (found.contains(expected) || expected.contains(found))
}

fn without_zeros(code: &str) -> String {
    code.trim_start_matches('0').to_owned()
}

fn only(mut reports: Vec<Report>) -> Report {
    assert_eq!(reports.len(), 1);
    reports.remove(0)
}
