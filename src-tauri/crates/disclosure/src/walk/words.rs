//! The words by which a reader knows the parts of a table: heads of columns, axes, dates, codes, units on lines of their own.

use super::*;
/// What tells the people of a table apart, as headings name it.
static AXES: LazyLock<Words<()>> = LazyLock::new(|| {
    let names = [
        "性别",
        "年龄",
        "年龄组别",
        "年龄段",
        "地区",
        "国家",
        "职级",
        "职别",
        "职等",
        "职务",
        "级别",
        "层级",
        "学历",
        "民族",
        "国籍",
        "雇佣类型",
        "雇佣类别",
        "雇员类别",
        "员工类别",
        "用工类型",
        "教育程度",
        "职能",
        "岗位",
        "gender",
        "age",
        "age group",
        "region",
        "country",
        "location",
        "employment type",
        "employment contract",
        "contract type",
        "employment category",
        "employee category",
        "job level",
        "level",
        "management level",
        "nationality",
        "ethnicity",
        "function",
        "grade",
        "employee level",
    ];
    Words::new(names.map(|name| (name.to_owned(), ())))
});

/// 按性别划分, 年龄分布, By region: a heading of groups, whatever its words.
pub(super) fn names_an_axis(text: &str) -> bool {
    let text = trim(text);
    text.starts_with('按')
        || ["分布", "划分", "构成"].iter().any(|w| text.ends_with(w))
        || text.get(..3).is_some_and(|w| w.eq_ignore_ascii_case("by "))
        || AXES.whole(text).is_some()
}

/// A date, in digits or in words, and nothing else.
pub(super) fn is_date(text: &str) -> bool {
    let text = trim(text);
    period::is_english_date(text)
        || text.contains('月')
            && text
                .chars()
                .all(|c| c.is_ascii_digit() || "于在截至止年月日度〇零一二三四五六七八九十- :()".contains(c))
}

/// A label that says along what the rows or columns under it are told apart.
pub(super) fn is_axis(label: &Rc<Label>) -> bool {
    names_an_axis(&label.text.text) || label.reading.tags.has_any(tags!("region_axis", "function_axis"))
}

/// 经理级, 主任级: a grade by its name.
pub(super) fn is_grade(text: &str) -> bool {
    let text = trim(text).trim_start_matches(['-', '—', '•', ' ']);
    text.chars().count() <= 10 && ["级", "层", "级员工", "级职员", "级人员"].iter().any(|w| text.ends_with(w))
}

/// 其他: the rest of any list.
pub(super) fn is_rest(label: &Label) -> bool {
    let text = trim(&label.text.text).trim_start_matches(['-', '—', ' ']);
    matches!(text.to_ascii_lowercase().as_str(), "其他" | "其它" | "other" | "others")
}

/// A name as printed, without its note's mark: 其他(1).
pub(super) fn named(text: &Text) -> String {
    let text = trim(&text.text).trim_matches([document::NOTE_MARK, '*', '-', ' ']);
    let bare = text
        .strip_suffix(')')
        .and_then(|t| t.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('('));
    let name = bare.filter(|b| !b.is_empty()).unwrap_or(text).trim();
    let name = ["The amount of ", "Amount of "].iter().find_map(|w| name.strip_prefix(w)).unwrap_or(name);
    [" generated", " produced"].iter().find_map(|w| name.strip_suffix(w)).unwrap_or(name).to_owned()
}

/// A region's name: lower_snake where it is Latin, else as printed.
pub(super) fn place_name(text: &str) -> String {
    trim(text).to_ascii_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

pub(super) fn single_year(text: &str) -> Option<i32> {
    match period::years(text)[..] {
        [(_, year)] => Some(year),
        _ => None,
    }
}

/// Whether a line may be the head of a year: most are none, which their digits tell.
pub(super) fn may_be_year(text: &Text) -> bool {
    text.text.len() <= HEAD_BYTES && text.text.contains(|c: char| c.is_ascii_digit() || c == '年')
}

/// The year that heads a column, with the column's unit in brackets, behind a comma or without: 二零二五年(公吨).
pub(super) fn year_of_head(text: &str, report: Option<i32>) -> Option<i32> {
    if !period::may_be_in_header(text) {
        return None;
    }
    // kept for one report only
    let (of, known) = HEADS.with(|heads| heads.get(text, || (report, read_head(text, report))));
    if of == report { known } else { read_head(text, report) }
}

thread_local! {
    static HEADS: Recent<(Option<i32>, Option<i32>)> = Recent::new();
}

fn read_head(text: &str, report: Option<i32>) -> Option<i32> {
    period::of_header(text, report)
        .or_else(|| {
            let bracketed = || trim(text).strip_suffix(')')?.rsplit_once('(');
            let behind_comma = || text.contains(',').then(|| text.split_once(", "))?;
            let (year, unit) = bracketed().or_else(behind_comma).or_else(|| behind_blank(text))?;
            // most heads are none, which the year tells sooner than the unit
            period::of_header(year, report).filter(|_| whole_unit(unit).is_some())
        })
        .or_else(|| {
            let (year, unit) = before_year(text)?;
            period::of_header(year, report).filter(|_| whole_unit(unit).is_some())
        })
}

/// `tCO2e 2024`: a year in digits, and what stands before it.
pub(super) fn before_year(text: &str) -> Option<(&str, &str)> {
    let (rest, year) = trim(text).rsplit_once(' ')?;
    is_bare_year(year).then_some((year, rest))
}

/// 2024, FY24.
fn is_bare_year(word: &str) -> bool {
    let digits = word.strip_prefix("FY").unwrap_or(word);
    (digits.len() == 4 || digits.len() < word.len() && digits.len() == 2)
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `2024 Tonnes CO2e`: a year in digits, and what stands a blank behind it.
pub(super) fn behind_blank(text: &str) -> Option<(&str, &str)> {
    let (year, rest) = trim(text).split_once(' ')?;
    is_bare_year(year).then_some((year, rest))
}

/// The same where the year stands first, `2024 tonnes`, or last.
pub(super) fn beside_year(text: &str) -> Option<(&str, &str)> {
    behind_blank(text).or_else(|| before_year(text))
}

/// `Base year 2019`, `2019 (baseline)`: the year that others are held against.
pub(super) fn base_year(text: &str) -> Option<i32> {
    let base = || crate::lexicon::read(text).tags == tags!("base_year");
    if text.len() <= 24 { single_year(text).filter(|_| base()) } else { None }
}

/// A row's cells as one text.
pub(super) fn join(row: &Row) -> Text {
    let mut cells = row.cells.iter().filter(|c| !c.text.text.is_empty());
    let mut text = cells.next().map(|c| c.text.clone()).unwrap_or_default();
    for cell in cells {
        text.append(&cell.text);
    }
    text
}

/// What heads a column of labels, or says what rows are.
pub(super) static HEADER_WORDS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    FxHashSet::from_iter([
        "指标",
        "指标名称",
        "指标类别",
        "厂区",
        "厂别",
        "项目",
        "类别",
        "名称",
        "单位",
        "计量单位",
        "议题",
        "维度",
        "关键绩效指标",
        "关键绩效",
        "绩效指标",
        "主要指标",
        "披露项",
        "数据指标",
        "内容",
        "数值",
        "数据",
        "数量",
        "绩效",
        "环境",
        "社会",
        "管治",
        "治理",
        "层面",
        "种类",
        "分类",
        "一级指标",
        "二级指标",
        "三级指标",
        "范畴",
        "资源",
        "能源类别",
        "能源类型",
        "序号",
        "描述",
        "indicator",
        "indicators",
        "unit",
        "units",
        "metric",
        "metrics",
        "item",
        "kpi",
        "kpis",
        "category",
        "description",
        "detailed description",
        "definition",
        "topic",
        "performance indicators",
        "performance indicator",
        "data",
        "accounting metric",
        "activity metric",
        "disclosure",
        "response",
        "indicator name",
        "parameter",
        "parameters",
        "particulars",
        "measure",
        "kpi name",
        "aspect",
        "topics",
        "environmental indicators",
        "environmental metric",
        "environmental metrics",
        "performance measure",
        "unit of measure",
        "key performance indicator",
        "key performance indicators",
        "data point",
        "emission source",
        "emissions source",
        "source",
        "scope",
        "具体指标",
        "指标内容",
    ])
});

pub(super) fn is_header_word(text: &str) -> bool {
    let text = trim(text);
    // 能源种类, 排放物类别: what the rows are kinds of
    let kinds = ["种类", "类别", "类型", "名称", "指标", "项目", "分类"];
    text.len() <= 30
        && (HEADER_WORDS.contains(text)
            || text.is_ascii() && HEADER_WORDS.contains(text.to_ascii_lowercase().as_str())
            || text.chars().count() <= 10 && kinds.iter().any(|k| text.ends_with(k)))
}

/// 年度 over a column of years.
pub(super) fn is_year_header(text: &str) -> bool {
    matches!(trim(text), "年度" | "年份" | "年" | "年别")
}

/// A column that names companies or plants.
pub(super) fn is_site_header(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "公司名称",
        "企业名称",
        "单位名称",
        "子公司名称",
        "公司或子公司名称",
        "公司",
        "子公司",
        "工厂",
        "厂区",
        "基地",
        "生产基地",
        "排污单位",
        "企业",
        "工厂名称",
        "company",
        "site",
        "plant",
        "facility",
        "subsidiary",
        "mill",
    ];
    let text: String = text.to_ascii_lowercase().split_whitespace().collect();
    NAMES.contains(&text.as_str())
}

/// What a table of pollutants by outlet has a column for.
pub(super) fn names_an_outlet(text: &str) -> bool {
    let text: String = text.split_whitespace().collect();
    ["排放口", "排放方式", "排放标准", "核定", "排污口"].iter().any(|w| text.contains(w))
}

pub(super) fn is_unit_header(text: &str) -> bool {
    // told by their first letter that most are none
    let head = trim(text);
    text.len() <= 30
        && head.starts_with(['单', '计', '度', '统', 'u', 'U', 'm', 'M'])
        && matches!(
            head.to_ascii_lowercase().as_str(),
            "单位"
                | "计量单位"
                | "unit"
                | "units"
                | "unit of measurement"
                | "度量单位"
                | "统计单位"
                | "unit of measure"
                | "measurement unit"
                | "units of measure"
                | "units of measurement"
                | "measure"
                | "uom"
        )
}

/// `A.`, `B1`, `3.2`, 一、: what stands before a section's title, a wide blank between them.
pub(super) fn numbers_a_section(text: &str) -> bool {
    let text = trim(text);
    let short = (1..=5).contains(&text.len());
    let letter = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text[1..].bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && text.len() > 1;
    let dotted = text.starts_with(|c: char| c.is_ascii_digit())
        && text.contains('.')
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let listed = text.ends_with('、') && text.chars().all(|c| "一二三四五六七八九十、".contains(c));
    short && (letter || dotted) || listed || numbers_a_table(text)
}

/// Bytes of the number that a title begins with: the 3.1 of 3.1 人力概况, which counts no people.
pub(super) fn number_of_title(text: &str) -> usize {
    let body = text.trim_start();
    // 图2 员工人数
    let caption = body.strip_prefix(['图', '表']).filter(|b| b.starts_with(|c: char| c.is_ascii_digit()));
    let body = caption.unwrap_or(body);
    let number = body.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let digits = &body[..body.len() - number.len()];
    let title = number.trim_start();
    let short =
        digits.split('.').all(|part| part.len() <= 2) && digits.starts_with(|c: char| c.is_ascii_digit());
    let words = title.chars().next().is_some_and(char::is_alphabetic) && !title.is_ascii();
    if !short || !words || title.len() == number.len() || title.contains(['，', '。']) {
        return 0;
    }
    // 15.1 小时, 4 人: a number of something
    let counted = unit_at(title).is_some_and(|(_, length)| {
        let rest = &title[length..];
        let one = title[..length].chars().count() == 1 || &title[..length] == "个人";
        !one || rest.is_empty() || rest.starts_with(|c: char| !c.is_alphabetic())
    });
    if counted && caption.is_none() && digits.matches('.').count() < 2 { 0 } else { text.len() - title.len() }
}

/// 表 3-2, 附表一: what stands before a table's title.
fn numbers_a_table(text: &str) -> bool {
    let number = text.trim_start_matches('附').strip_prefix('表').map_or("", str::trim);
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    number.starts_with(digit)
        && number.chars().count() <= 6
        && number.chars().all(|c| digit(c) || matches!(c, '-' | '.' | ':' | '：'))
}

/// `B5.1`, `305-1`, `GRI 403-9`, `RT-CH-110a.1`: an indicator's number in a framework.
pub(super) fn is_code(text: &str) -> bool {
    // most texts are none, which is seen sooner than what they begin with
    if !text.is_ascii() || !has_digit(text) {
        return false;
    }
    let text = trim(text);
    // GRI 403-9 (2018): of which year the standard is
    let dated = text.strip_suffix(')').and_then(|t| t.rsplit_once(" (20"));
    let text = dated.filter(|(_, year)| year.len() == 2).map_or(text, |(code, _)| code);
    let text = ["GRI ", "KPI ", "SDG "].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
    // 31-50: a band of ages, as no framework has a number
    if text.len() == 5 && !crate::age::bands(text).is_empty() {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let of_industry = digits > 2 && text.len() <= 14 && text.starts_with(|c: char| c.is_ascii_uppercase());
    (of_industry || text.len() <= 8)
        && digits > 0
        && text.contains(['.', '-'])
        && text.bytes().all(|b| {
            b.is_ascii_uppercase()
                || b.is_ascii_digit()
                || b == b'.'
                || b == b'-'
                || of_industry && matches!(b, b'a'..=b'd')
        })
}

/// `28.`, `3)`: a row's number in a list.
pub(super) fn is_ordinal(text: &str) -> bool {
    let number = trim(text).strip_suffix(['.', ')', '、']);
    number.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// 调整前: a year's figures as they were before they were restated, which nothing asks for.
pub(super) fn is_before_restating(text: &str) -> bool {
    matches!(trim(text), "调整前" | "重述前" | "追溯调整前")
}

/// 调整后: the same as they are now.
pub(super) fn is_restated(text: &str) -> bool {
    matches!(trim(text), "调整后" | "重述后" | "追溯调整后")
}

pub(super) fn is_no_value(text: &str) -> bool {
    if is_before_restating(text) {
        return true;
    }
    let text = trim(text).to_ascii_lowercase();
    matches!(
        text.as_str(),
        "年龄"
            | "序号"
            | "页码"
            | "页次"
            | "附注"
            | "排名"
            | "任期"
            | "编号"
            | "对应章节"
            | "章节"
            | "备注"
            | "性别"
            | "出生年月"
            | "page"
            | "pages"
            | "note"
            | "notes"
            | "no."
            | "remarks"
            | "comments"
            | "comment"
            | "target year"
            | "base year"
            | "baseline year"
            | "目标年"
            | "目标年份"
            | "trend"
            | "status"
            | "assurance"
            | "assured"
            | "reference"
            | "references"
            | "code"
            | "sdg"
            | "sdgs"
            | "gri"
            | "gri standard"
            | "gri standards"
            | "gri disclosure"
            | "sasb"
            | "sasb code"
            | "note(s)"
            | "page(s)"
            | "page no."
            | "footnote"
            | "footnotes"
            | "methodology"
            | "method"
            | "calculation method"
            | "basis"
            | "所在页码"
            | "报告页码"
            | "索引"
            | "age"
            | "gender"
    )
}

/// `单位:万元`, `(单位:人民币百万元)`, `人民币百万元,另有标注除外`, alone on its line.
pub(super) fn unit_line(text: &str) -> Option<Unit> {
    let text = trim(text).trim_matches(['(', ')', '（', '）']);
    // told by its first letter that most lines are none
    if text.starts_with(['单', '金', '货', '计', '数', 'u', 'U'])
        && let Some(rest) = UNIT_WORDS.iter().find_map(|p| text.strip_prefix(p))
    {
        // 单位：元 币种：人民币
        let unit = rest.split_once("币种").map_or(rest, |(unit, _)| unit);
        return whole_unit(unit);
    }
    let currency = || text.contains(['元', '币', '$', '€', '£', 'R', 'U', 'H']);
    // most lines have none of the last bytes of these
    let may_count = |b: &u8| matches!(b, b'$' | b'R' | b'U' | b'H' | 0x83 | 0x81 | 0xAC | 0xA3);
    let may_count = || text.bytes().fold(false, |found, b| found | may_count(&b));
    if text.len() > 120 || !may_count() || text.chars().count() > 40 || !currency() {
        return None;
    }
    // 除特别注明外，金额单位均为人民币百万元
    let mut pieces: Vec<&str> = text.split(['，', ',', '；']).map(str::trim).collect();
    pieces
        .retain(|p| !["除外", "除特别注明外", "除另有注明外", "另有说明者外"].iter().any(|w| p.ends_with(w)));
    let [piece] = pieces[..] else { return None };
    let piece = ["金额单位均为", "金额单位为", "金额均以", "单位为", "以"]
        .iter()
        .find_map(|w| piece.strip_prefix(w))
        .unwrap_or(piece);
    let piece = ["列示", "表示", "为单位", "计"].iter().find_map(|w| piece.strip_suffix(w)).unwrap_or(piece);
    whole_unit(piece).filter(|unit| unit.currency().is_some() && unit.per.is_none())
}

/// What a line that names its table's unit begins with.
pub(super) const UNIT_WORDS: &[&str] =
    &["单位:", "单位：", "金额单位:", "货币单位:", "unit:", "Unit:", "计量单位:", "单位 ", "数据单位:"];

/// 权益比例, 持股比例: how much of each company or project of a table the group holds.
pub(super) fn is_equity(head: &str) -> bool {
    let head = trim(head).to_ascii_lowercase();
    let head = head.split('(').next().unwrap_or_default().trim();
    matches!(
        head,
        "权益比例"
            | "权益占比"
            | "持股比例"
            | "股权比例"
            | "控股比例"
            | "equity interest"
            | "ownership"
            | "shareholding"
    )
}

/// √适用 □不适用: what the form of an annual report asks before each of its tables.
pub(super) fn is_applicable(text: &str) -> bool {
    let bare = || text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    text.len() <= 48 && text.contains('适') && bare() == "适用不适用"
}

/// A text that is the unit of what is measured, and no word for money or things.
pub(super) fn measure(text: &str) -> Option<Unit> {
    // most lines are no unit: told by their length
    let unit = (text.len() <= 96).then(|| whole_unit(text)).flatten();
    unit.filter(|unit| unit.is_measure() && unit.per.is_none())
}

/// `现金流量表 单位:元`, `Gross emissions in tonnes of CO2 equivalent`: a title with its table's unit behind it.
pub(super) fn titled_unit(text: &str, over_years: impl Fn() -> bool) -> Option<(usize, Unit)> {
    // Scope 3, thousand tonnes CO2e / Energy MWh, over years
    let behind = || {
        let comma = text.rfind(',').map(|at| (at, at + 1));
        let words = text.rmatch_indices(' ').take(3).map(|(at, _)| (at, at + 1));
        let found = comma.into_iter().chain(words).filter(|(at, _)| *at > 0);
        found.filter_map(|(at, from)| Some((at, measure(without_mark(text[from..].trim()))?))).last()
    };
    if text.len() <= HEAD_BYTES
        && !text.ends_with(['.', '。'])
        && over_years()
        && let Some(unit) = behind()
    {
        return Some(unit);
    }
    if text.len() <= 200
        && text.contains(" in ")
        && let Some((title, unit)) = text.rsplit_once(" in ")
        && !title.contains(". ")
        && whole_unit(unit).is_some()
    {
        return Some((title.len(), measure(unit)?));
    }
    // a colon of either kind, told by its first byte
    let colon = memchr::memchr2(b':', 0xEF, text.as_bytes()).is_some();
    if !colon || !text.contains("单位") && !text.contains("nit:") {
        return None;
    }
    let at = UNIT_WORDS.iter().filter(|w| w.ends_with([':', '：'])).filter_map(|w| text.rfind(w)).max()?;
    let at = text[..at].trim_end_matches(['(', '（', ' ']).len();
    (at > 0).then_some((at, unit_line(&text[at..])?))
}

/// `CO2e6`: without the number of a note.
fn without_mark(text: &str) -> &str {
    let bare = text.trim_end_matches(document::NOTE_MARK).trim_end_matches(|c: char| c.is_ascii_digit());
    if bare.ends_with("CO2e") { bare } else { text }
}

pub(super) fn is_case(text: &str) -> bool {
    let text = text.trim_start_matches(['【', '[', ' ', '•', '■']);
    if !text.starts_with(['案', '个', '小', '专', 'C']) {
        return false;
    }
    let rest = ["案例", "个案", "小故事", "专栏", "Case study", "CASE STUDY", "Case Study", "Case:"]
        .iter()
        .find_map(|p| text.strip_prefix(p));
    rest.is_some_and(|r| {
        r.is_empty()
            || r.starts_with([
                '|', '｜', ':', '】', ']', ' ', '—', '-', '一', '二', '三', '分', '1', '2', '3', '4', '5',
                '6', '·', '丨', '/',
            ])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_titles() {
        for (text, bytes) in [
            ("3.1 人力概况", 4),
            ("4 人才发展", 2),
            ("图2 员工人数按性别划分", 5),
            ("5.2.1 个人资料保护", 6),
            ("15.1 小时", 0),
            ("15.1 小时人均培训", 0),
            ("12 家", 0),
            ("8,936 人", 0),
            ("2024 年度绩效", 0),
            ("3.1 人，其中2人", 0),
            ("人力概况", 0),
        ] {
            assert_eq!(number_of_title(text), bytes, "{text}");
        }
    }

    #[test]
    fn codes_of_frameworks() {
        for (text, code) in [
            ("GRI 403-9 (2018)", true),
            ("A1.2", true),
            ("KPI B2.1", true),
            ("CG-MR-330a.1", true),
            // bands of ages
            ("31-50", false),
            ("30-50", false),
            ("12,345", false),
        ] {
            assert_eq!(is_code(text), code, "{text}");
        }
    }
}
