//! Numbers in a text: their value, their unit, and whether they are a fact's number at all or a date, a code, a range.

use std::ops::Range;

use document::{holds, next_digit, trim};
use rust_decimal::Decimal;

use crate::recent::Recent;
use crate::unit::{Unit, currency_at_end, currency_before, scale_at, unit_at, whole_unit};

/// A number with what belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// bytes of the digits
    pub number: Range<usize>,
    /// bytes of the number with its unit, scale and words like 约
    pub whole: Range<usize>,
    /// as printed, scale words (万, 亿) multiplied in where no unit follows them
    pub value: Decimal,
    /// half a unit of the last printed digit, before any unit
    pub half_digit: Decimal,
    /// what it is counted in
    pub unit: Option<Unit>,
    /// bytes of the unit
    pub unit_at: Range<usize>,
    /// 约, 逾, over, +
    pub approximate: bool,
    /// what it is
    pub kind: Kind,
}

impl Quantity {
    /// Zero, said by a word: 无, nil.
    pub fn none(word: Range<usize>) -> Quantity {
        Quantity {
            whole: word.clone(),
            unit_at: word.end..word.end,
            number: word,
            value: Decimal::ZERO,
            half_digit: Decimal::ZERO,
            unit: None,
            approximate: false,
            kind: Kind::Amount,
        }
    }
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// a number of something
    Amount,
    /// a calendar year
    Year,
    /// one end of a range
    Range,
    /// a date, a code, a section's number, an ordinal
    Other,
}

/// The years that reports speak of.
pub const YEARS: std::ops::RangeInclusive<i32> = 1950..=2060;

/// Whether a text may hold a number at all: a quick look that most texts end with.
pub fn may_count(text: &str) -> bool {
    has_digit(text) || spells(text)
}

/// Whether a digit stands in a text.
pub fn has_digit(text: &str) -> bool {
    next_digit(text, 0).is_some()
}

/// Whether one of [`COUNTERS`] or [`NONE`] stands in a text: the counters are looked for by their last bytes.
fn spells(text: &str) -> bool {
    let counts = |end: usize| {
        let counter = end.checked_sub(2).and_then(|start| text.get(start..));
        counter.is_some_and(|counter| counter.starts_with(COUNTERS))
    };
    memchr::memchr3_iter(0x8D, 0xA1, 0x97, text.as_bytes()).any(counts)
        || memchr::memchr2_iter(0xBA, 0xB6, text.as_bytes()).any(counts)
        || holds(text, NONE)
}

/// All numbers of a text, in order.
pub fn quantities(text: &str) -> Vec<Quantity> {
    if !may_count(text) {
        return vec![];
    }
    let mut found: Vec<Quantity> = vec![];
    let mut from = 0;
    while let Some(at) = next_digit(text, from) {
        let (end, value, decimals) = digits(text, at);
        // '000 kWh: the noughts that a unit leaves out
        let noughts = &text[at..end] == "000" && text[..at].ends_with(['\'', '’', '‘']);
        from = end;
        let Some(value) = value.filter(|_| !noughts) else { continue };
        let quantity = classify(text, at..end, value, decimals);
        from = quantity.whole.end.max(end);
        found.push(quantity);
    }
    mark_ranges(text, &mut found);
    if spells(text) {
        spelled(text, &mut found);
    }
    found
}

/// The years of a text in four digits, with the byte each begins at: its numbers that may be one are read, and no others.
pub fn years_in_digits(text: &str) -> Vec<(usize, i32)> {
    let mut found = vec![];
    let mut at = 0;
    while let Some(start) = next_digit(text, at) {
        let (end, value, decimals) = digits(text, start);
        at = end;
        if let Some(value) = value.filter(|_| end - start == 4) {
            let quantity = classify(text, start..end, value, decimals);
            at = quantity.whole.end.max(end);
            if quantity.kind == Kind::Year {
                found.extend(i32::try_from(value.mantissa()).map(|year| (start, year)));
            }
        }
    }
    found
}

/// Digits of a number, the point among them.
const MOST_DIGITS: usize = 20;

/// The digits from a place on: end, value, number of decimals. Thousands are parted by commas; `3、4` are two numbers.
fn digits(text: &str, start: usize) -> (usize, Option<Decimal>, u32) {
    let bytes = text.as_bytes();
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = start + run(start);
    let (mut length, mut mantissa) = (0, 0i128);
    let mut add = |digits: &[u8]| {
        length += digits.len();
        // more of them are no number that anybody counts
        if length <= MOST_DIGITS {
            mantissa = digits.iter().fold(mantissa, |sum, b| sum * 10 + i128::from(b - b'0'));
        }
    };
    add(&bytes[start..end]);
    let grouped = |end: usize, comma: usize| run(end + comma) == 3;
    if end - start <= 3 {
        loop {
            let comma = match bytes.get(end) {
                // 6’823, as the Swiss print it
                Some(b',' | b'\'') => 1,
                _ if text[end..].starts_with(['，', '’']) => 3,
                _ => break,
            };
            if comma == 1
                && let Some(groups) = indian_groups(&bytes[end..])
            {
                for at in (end + 1..end + groups).filter(|at| bytes[*at].is_ascii_digit()) {
                    add(&bytes[at..=at]);
                }
                end += groups;
                break;
            }
            if !grouped(end, comma) {
                break;
            }
            add(&bytes[end + comma..end + comma + 3]);
            end += comma + 3;
        }
    }
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') && run(end + 1) > 0 {
        let n = run(end + 1);
        add(&bytes[end + 1..end + 1 + n]);
        decimals = n as u32;
        end += 1 + n;
    }
    let printed = length + usize::from(decimals > 0);
    let value = (printed <= MOST_DIGITS).then(|| Decimal::from_i128_with_scale(mantissa, decimals));
    (end, value, decimals)
}

/// `,61,190` of `11,61,190`: groups of two digits before the last of three, as India prints them; their length.
fn indian_groups(bytes: &[u8]) -> Option<usize> {
    let run = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut at = 0;
    while bytes.get(at) == Some(&b',') && run(at + 1) == 2 {
        at += 3;
    }
    (at > 0 && bytes.get(at) == Some(&b',') && run(at + 1) == 3).then_some(at + 4)
}

fn classify(text: &str, number: Range<usize>, value: Decimal, decimals: u32) -> Quantity {
    let before = &text[..number.start];
    let after = &text[number.end..];
    let mut quantity = Quantity {
        whole: number.clone(),
        unit_at: number.end..number.end,
        value,
        half_digit: Decimal::new(5, decimals + 1),
        unit: None,
        approximate: false,
        kind: Kind::Amount,
        number,
    };
    // a cell that is a number and nothing else
    if before.is_empty() && after.is_empty() {
        quantity.kind = if is_year(&quantity) { Kind::Year } else { Kind::Amount };
        return quantity;
    }
    let behind = after.trim_start();
    // 0.38 in 2021 per 200,000 hours: the year, and no rate
    if behind.starts_with("per ") && before.ends_with(" in ") && is_year(&quantity) {
        quantity.kind = Kind::Year;
        return quantity;
    }
    let unit = unit_at(behind);
    if let Some(kind) = not_an_amount(before, after, &quantity, unit.as_ref().map(|(_, length)| *length)) {
        quantity.kind = kind;
        return quantity;
    }
    let mut at = quantity.number.end;
    let (prefix, start) = match currency_at_end(before) {
        Some((unit, start)) => (Some(unit), start),
        None => (None, quantity.number.start),
    };
    // what stands between the number and its unit
    let skipped = after.len() - after.trim_start_matches([' ', '+', '余', '多', document::NOTE_MARK]).len();
    quantity.approximate = after[..skipped].contains(['+', '余', '多']) || said_about(before);
    at += skipped;
    let unit = if skipped == after.len() - behind.len() { unit } else { unit_at(&text[at..]) };
    if let Some((unit, length)) = unit {
        quantity.unit_at = at..at + length;
        at += length;
        let tail = &text[at..];
        // 5吨多, 5万余吨
        quantity.approximate |=
            tail.starts_with(['余', '多', '+']) || text[quantity.unit_at.clone()].contains(['余', '多', '+']);
        quantity.unit = Some(match (prefix, unit.currency()) {
            (Some(prefix), None) if unit.dimension() == "CUR" => {
                unit_with_currency(&text[quantity.unit_at.clone()], &prefix)
            }
            _ => unit,
        });
    } else if let Some((scale, length)) = scale_at(&text[at..]).or_else(|| {
        let sticks = prefix.is_some() && at == quantity.number.end;
        // €138 m: a letter that stands by itself
        let apart = prefix.is_some() && at == quantity.number.end + 1 && text[at..].starts_with('m');
        scale_of_money(&text[at..]).filter(|_| sticks || apart)
    }) {
        at += length;
        quantity.value = quantity.value.checked_mul(scale).unwrap_or(quantity.value);
        quantity.half_digit = quantity.half_digit.checked_mul(scale).unwrap_or(quantity.half_digit);
        let rest = &text[at..];
        quantity.approximate |= rest.starts_with(['余', '多', '+']);
        quantity.unit = prefix;
        at = lesser_part(text, at, &mut quantity).unwrap_or(at);
    } else if prefix.is_some() {
        quantity.unit = prefix;
        at = quantity.number.end;
    } else {
        at = quantity.number.end;
    }
    quantity.whole = start..at;
    quantity
}

/// `£742.6m`, `$1.2B`, `€85k`: the letter that sticks to a sum of money.
fn scale_of_money(text: &str) -> Option<(Decimal, usize)> {
    let scale = match text.bytes().next()? {
        b'm' | b'M' => 1_000_000,
        b'b' | b'B' => 1_000_000_000,
        b'k' | b'K' => 1_000,
        _ => return None,
    };
    let ends = !text[1..].starts_with(|c: char| c.is_alphanumeric());
    ends.then(|| (Decimal::from(scale), 1))
}

/// What a number of money goes on with below its scale: 8,640万元 of 1亿8,640万元. Gives the byte behind it.
fn lesser_part(text: &str, at: usize, quantity: &mut Quantity) -> Option<usize> {
    text[at..].starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let (end, value, decimals) = digits(text, at);
    let part = classify(text, at..end, value?, decimals);
    let unit = part.unit.filter(|u| u.dimension() == "CUR" && u.scale() < quantity.value)?;
    quantity.value = (quantity.value / unit.scale()).checked_add(part.value)?;
    quantity.half_digit = part.half_digit;
    quantity.number.end = part.number.end;
    quantity.unit_at = part.unit_at;
    quantity.unit = Some(unit);
    Some(part.whole.end)
}

/// The unit printed after a number, in the currency printed before it.
fn unit_with_currency(print: &str, prefix: &Unit) -> Unit {
    let mut unit = unit_at(print).map_or_else(|| prefix.clone(), |(u, _)| u);
    unit.numerator = prefix.numerator;
    unit
}

fn said_about(before: &str) -> bool {
    let tail = before.trim_end();
    [
        "约",
        "近",
        "逾",
        "超",
        "超过",
        "大约",
        "接近",
        "约为",
        "高达",
        "不少于",
        "多于",
        "近乎",
        "about",
        "approximately",
        "over",
        "around",
        "more than",
        "nearly",
        "almost",
        "some",
        " c.",
        "circa",
        "approx.",
    ]
    .iter()
    // most are told by their last byte
    .filter(|w| tail.as_bytes().last().map(u8::to_ascii_lowercase) == w.as_bytes().last().copied())
    .any(|w| {
        tail.len() >= w.len()
            && tail.is_char_boundary(tail.len() - w.len())
            && tail[tail.len() - w.len()..].eq_ignore_ascii_case(w)
    })
}

/// Four digits that a year may have.
fn is_year(q: &Quantity) -> bool {
    q.number.len() == 4
        && q.value.scale() == 0
        && YEARS.contains(&i32::try_from(q.value.mantissa()).unwrap_or(0))
}

/// Dates, codes, ordinals, numbers of sections: numbers that count nothing. `unit` is the length of the unit behind the
/// number, blanks apart, where there is one.
fn not_an_amount(before: &str, after: &str, q: &Quantity, unit: Option<usize>) -> Option<Kind> {
    let prev = before.chars().next_back();
    let next = after.chars().next();
    let digits = q.number.len();
    let whole = q.value.is_integer();
    let year = is_year(q);
    // a code: letters or digits with a dash stuck to it
    if prev.is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '#' || c == '@')
        && currency_before(before).is_none()
        && !sticks_to_word(before)
    {
        return Some(Kind::Other);
    }
    // tier-2 suppliers
    if prev == Some('-') && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(Kind::Other);
    }
    if names_a_standard(before) {
        return Some(Kind::Other);
    }
    if prev == Some('第') || before.ends_with("第 ") || before.ends_with("no.") || before.ends_with("No.") {
        return Some(Kind::Other);
    }
    // c.2,330 people
    let circa = before.strip_suffix("c.").is_some_and(|b| !b.ends_with(|c: char| c.is_ascii_alphanumeric()));
    if prev == Some('.')
        && before[..before.len() - 1].ends_with(|c: char| c.is_ascii_alphanumeric())
        && !circa
    {
        return Some(Kind::Other);
    }
    if next == Some('.') && after[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Kind::Other);
    }
    // 2024财年, 2024财政年度
    if year && after.trim_start().strip_prefix('财').is_some_and(|r| r.starts_with(['年', '政'])) {
        return Some(Kind::Year);
    }
    if let Some(rest) = after.trim_start().strip_prefix('年') {
        let since = rest.starts_with(['内', '来', '期', '级']) && !year;
        return Some(if year && !since { Kind::Year } else { Kind::Other });
    }
    if whole && digits <= 2 && is_day(before, after) {
        return Some(Kind::Other);
    }
    if next == Some('号') && !after.starts_with("号召") {
        return Some(Kind::Other);
    }
    if after.trim_start().starts_with("个月") || after.trim_start().starts_with("个工作日内") {
        return Some(Kind::Other);
    }
    if after.trim_start().starts_with('月') || after.starts_with('时') || after.starts_with('点') {
        return Some(Kind::Other);
    }
    if after.starts_with('日') && before.trim_end().ends_with('月') {
        return Some(Kind::Other);
    }
    // an equation: `1kWh = 3.6MJ`; but `818*` bears the mark of a note
    let unit_end = unit.map_or(0, |n| n + after.len() - after.trim_start().len());
    let behind = after[unit_end..].trim_start();
    let times = |rest: &str| rest.trim_start().starts_with(char::is_alphanumeric);
    if behind.starts_with(['=', '×'])
        || behind.strip_prefix('*').is_some_and(times)
        || before.trim_end().ends_with(['=', '×', '*'])
    {
        return Some(Kind::Other);
    }
    // ISO 9001:2015, GB/T 467-2010: the year of a standard
    if year && let Some(name) = before.strip_suffix([':', '-']) {
        let named = &name[name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        let is_year = named.len() == 4 && (named.starts_with("20") || named.starts_with("19"));
        if !named.is_empty() && !is_year {
            return Some(Kind::Other);
        }
    }
    // 2024-12-31, 13:22, 12/31; but 2023:173 is a number of a year
    let run = |digits: &mut dyn Iterator<Item = char>| digits.take_while(char::is_ascii_digit).count();
    let of_clock = |other: usize| whole && digits <= 2 && (1..=2).contains(&other);
    let joined = |c: Option<char>, other: usize| match c {
        Some('/') => whole && other > 0,
        Some(':') => of_clock(other),
        _ => false,
    };
    if joined(next, run(&mut after.chars().skip(1))) || joined(prev, run(&mut before.chars().rev().skip(1))) {
        return Some(Kind::Other);
    }
    if year
        && (next.is_none() || !after.starts_with(|c: char| c.is_alphanumeric()) || after.starts_with("年"))
        && unit.is_none()
    {
        return Some(Kind::Year);
    }
    // a letter stuck to the number that is no unit: `3D`, `5G`, `100MW`
    let money = || currency_before(before).is_some() && scale_of_money(after).is_some();
    if next.is_some_and(|c| c.is_ascii_alphabetic())
        && unit.is_none()
        && scale_at(after).is_none()
        && !money()
    {
        return Some(Kind::Other);
    }
    None
}

pub use document::MONTHS;

/// March: a month's name, with its capital letter.
pub fn is_month(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase()) && MONTHS.contains(&word.to_ascii_lowercase().as_str())
}

/// `31 March`, `June 30`: the day of a date.
fn is_day(before: &str, after: &str) -> bool {
    let letters = |c: char| c.is_ascii_alphabetic();
    let behind = after.strip_prefix(' ').map_or("", |t| &t[..t.find(|c| !letters(c)).unwrap_or(t.len())]);
    let ahead = before.strip_suffix(' ').map_or("", |t| &t[t.trim_end_matches(letters).len()..]);
    is_month(behind) || is_month(ahead)
}

/// `ISO 14001`, `GB/T 19001`: the number belongs to a standard's name.
fn names_a_standard(before: &str) -> bool {
    const BODIES: &[&str] = &[
        "ISO", "GB", "GB/T", "GRI", "SA", "OHSAS", "HJ", "IEC", "ISO/IEC", "IATF", "AA", "IFRS", "SASB",
        "EN", "ASTM", "DB", "AQ", "IAS", "HKFRS", "ISAE", "ISSB", "SDG", "SDGs", "IFRS S", "Rule",
        "Appendix", "Chapter", "Article", "Page", "page", "Note", "FSC", "PAS", "COP", "COP ",
    ];
    let tail = before.trim_end_matches([' ', '-', '\u{a0}']);
    let word = || tail.rsplit(|c: char| !(c.is_ascii_alphabetic() || c == '/')).next().unwrap_or("");
    tail.len() < before.len() && BODIES.contains(&word())
}

/// English prose sometimes lacks the space: `totalled1,234` is a number, `ISO14001` is a code.
fn sticks_to_word(before: &str) -> bool {
    let word = before.bytes().rev().take_while(u8::is_ascii_alphabetic);
    let (mut length, mut lower) = (0, true);
    for b in word {
        length += 1;
        lower &= b.is_ascii_lowercase();
    }
    length > 4 && lower
}

/// `38.46~107.03`, `30-50岁`, `5 to 10`: both ends of a range.
fn mark_ranges(text: &str, found: &mut [Quantity]) {
    for i in 1..found.len() {
        let (a, b) = (&found[i - 1], &found[i]);
        if b.number.start < a.number.end {
            continue;
        }
        let between = text[a.number.end..b.number.start].trim();
        let unit = text[a.unit_at.clone()].trim();
        let joint = between.strip_prefix(unit).unwrap_or(between).trim();
        let range = matches!(joint, "-" | "~" | "至" | "到" | "to" | "—" | "--");
        // fell by 12% to 621 tCO2e: a change, and what it came to
        let dimension = |q: &Quantity| q.unit.as_ref().map(Unit::dimension);
        let change = joint == "to"
            && (text[..a.whole.start].trim_end().ends_with(" by")
                || a.unit.is_some() && b.unit.is_some() && dimension(a) != dimension(b));
        if range && !change && a.kind == Kind::Amount && b.kind == Kind::Amount {
            found[i - 1].kind = Kind::Range;
            found[i].kind = Kind::Range;
        }
    }
}

const NUMERALS: &str = "〇零一二三四五六七八九十百两";

/// 百分比为零: a zero in words.
const NONE: &str = "为零";

/// Counters of people, and of what happens: 一家 and 一次 are turns of speech as often as counts.
const COUNTERS: [char; 6] = ['名', '位', '次', '宗', '场', '件'];

/// Counters that one of is a turn of speech.
const TURNS: [char; 3] = ['次', '场', '件'];

/// How words for meetings begin.
const MEETINGS: [char; 4] = ['会', '董', '股', '监'];

/// 第一名, 每一位员工, 任何一位: no count.
const NO_COUNT: &str = "第每何同另这那某";

/// 三名, 十二位, 四次会议: small numbers in words before a counter.
fn spelled(text: &str, found: &mut Vec<Quantity>) {
    let mut extra = vec![];
    for (end, _) in text.match_indices(COUNTERS) {
        let start = text[..end].trim_end_matches(|c| NUMERALS.contains(c)).len();
        let prev = text[..start].chars().next_back();
        // 5 百名 is one number
        let before = found[..found.partition_point(|q| q.number.start < start)].last();
        let counted = before.is_some_and(|q| q.whole.end > start);
        if start == end || counted || prev.is_some_and(|c| NO_COUNT.contains(c) || c.is_ascii_digit()) {
            continue;
        }
        // 零宗 is none, and said in another way
        if matches!(&text[start..end], "零" | "〇") && text[end..].starts_with(['宗', '场', '件']) {
            continue;
        }
        // 六次会议 is a count, 一次 alone a turn of speech
        let one = text[start..end] == *"一";
        let meets = |at: usize| text[at..].trim_start().starts_with(MEETINGS);
        if one && text[end..].starts_with(TURNS) && !meets(end + '次'.len_utf8()) {
            continue;
        }
        let (Some(value), Some((unit, length))) = (numeral(&text[start..end]), unit_at(&text[end..])) else {
            continue;
        };
        extra.push(Quantity {
            number: start..end,
            whole: start..end + length,
            value: Decimal::from(value),
            half_digit: Decimal::ZERO,
            unit_at: end..end + length,
            unit: Some(unit),
            approximate: said_about(&text[..start]),
            kind: Kind::Amount,
        });
    }
    for (at, _) in text.match_indices(NONE) {
        let end = at + NONE.len();
        if text[end..].trim_start().is_empty() || text[end..].starts_with(['。', '，', '；', '(']) {
            extra.push(Quantity { kind: Kind::Amount, ..Quantity::none(end - '零'.len_utf8()..end) });
        }
    }
    if !extra.is_empty() {
        found.extend(extra);
        found.sort_by_key(|q| q.number.start);
    }
}

/// The value of a number in Chinese words below a thousand, or of digits in words (二零二四).
pub fn numeral(words: &str) -> Option<u32> {
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c || (d == '〇' && c == '零') || (d == '二' && c == '两'))
    };
    if words.chars().count() > 1 && words.chars().all(|c| digit(c).is_some()) {
        return words.chars().try_fold(0u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)? as u32));
    }
    let (mut total, mut last) = (0u32, None);
    for c in words.chars() {
        match c {
            '百' => total += last.take().unwrap_or(1) * 100,
            '十' => total += last.take().unwrap_or(1) * 10,
            c => last = Some(digit(c)? as u32),
        }
    }
    Some(total + last.unwrap_or(0))
}

/// What a cell says by itself.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// one number, perhaps with its unit
    Number(Box<Quantity>),
    /// a dash, `N/A`, 不适用: no value
    Dash,
    /// anything else
    Text,
}

/// Bytes of the longest word for no value, or none.
const LONGEST_NONE: usize = "不适用".len();

thread_local! {
    static CELLS: Recent<CellValue> = Recent::new();
}

/// Reads a cell that should hold one number. Note marks and a second figure in brackets are passed over.
pub fn cell_value(text: &str) -> CellValue {
    // most texts are none, which is told sooner than whether one is known
    let body = trim(text);
    if body.is_empty() || body.len() > LONGEST_NONE && !has_digit(body) {
        return CellValue::Text;
    }
    CELLS.with(|cells| cells.get(text, || read_cell(text)))
}

/// What stands behind a number that somebody has assured, or that is another than it was.
const MARKS: [char; 16] = ['☑', '☒', '✓', '✔', '√', '◊', '◆', '◇', '▲', '△', '●', '○', 'ᴬ', 'ᴿ', 'ʳ', 'ᵃ'];

fn read_cell(text: &str) -> CellValue {
    let body = trim(text);
    let digit = has_digit(body);
    if matches!(
        body,
        "-" | "--"
            | "—"
            | "——"
            | "/"
            | "\\"
            | "–"
            | "N/A"
            | "n/a"
            | "NA"
            | "n.a."
            | "不适用"
            | "不涉及"
            | "未涉及"
            | "不披露"
            | "未统计"
            | "未披露"
            | "无数据"
            | "*"
            | "#"
            | "·"
            | "N.A."
            | "NR"
            | "N/R"
            | "ND"
            | "NM"
    ) {
        return CellValue::Dash;
    }
    // <0.1: less than is shown, and no value
    if body.strip_prefix('<').is_some_and(|b| b.trim_start().starts_with("0.")) {
        return CellValue::Dash;
    }
    // +7.6%: a difference, and no value
    if body.strip_prefix('+').is_some_and(|b| {
        b.trim_end_matches('%').bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
    }) {
        return CellValue::Dash;
    }
    // (4)%: so much less
    if let Some(inner) = body.strip_prefix('(').and_then(|b| b.strip_suffix(")%"))
        && inner.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    {
        return CellValue::Dash;
    }
    // a number without the mark behind it
    let alone = |number: &str| read_cell(&text[..text.len() - text.trim_start().len() + number.len()]);
    // 19,362 A: assured, as the note says
    if let Some(number) = body.strip_suffix(" A").or_else(|| body.strip_suffix(" R"))
        && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
        && has_digit(number)
    {
        return alone(number);
    }
    // 347,751 ☑, 431,950 (R), 8,915*1: assured, restated, with a note
    let figure =
        |t: &str| has_digit(t) && t.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'%'));
    let marked = body.strip_suffix(MARKS).or_else(|| body.strip_suffix("(R)")).or_else(|| {
        let (number, note) = body.rsplit_once('*')?;
        (note.len() == 1 && has_digit(note)).then_some(number)
    });
    if let Some(number) = marked.map(str::trim_end).filter(|number| figure(number)) {
        return alone(number);
    }
    // 16,905R, 26,175.89*: restated, or with a note
    if let Some(number) = body.strip_suffix(['R', 'r', '*', '#', '^', '†', '‡', '§', 'Δ'])
        && (number.len() > 3 || body.ends_with('*'))
        && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'*'))
        && has_digit(number)
    {
        return alone(number);
    }
    // what stands in brackets behind the number may be long
    let bare = body.strip_suffix(')').and_then(|b| b.rfind('(')).map_or(body, |open| &body[..open]);
    if !digit || bare.len() > 40 && bare.chars().count() > 40 {
        let said = ["nil", "zero"].iter().any(|word| body.eq_ignore_ascii_case(word));
        return if said || matches!(body, "无" | "零" | "没有" | "None") {
            zero(text)
        } else {
            CellValue::Text
        };
    }
    let offset = text.len() - text.trim_start().len();
    let turned = decimal_comma(text);
    let text = turned.as_deref().unwrap_or(text);
    let body = trim(text);
    let mut all = quantities(text);
    all.retain(|q| q.kind != Kind::Year || q.number.len() == body.len());
    let Some(mut first) = all.into_iter().next() else { return CellValue::Text };
    let lead = text[offset..first.number.start].trim();
    let negative = matches!(lead, "-" | "(" | "−");
    let lead_ok = lead.is_empty()
        || negative
        || said_about(&text[..first.number.start]) && lead.chars().count() <= 3
        || currency_before(lead).is_some()
        || matches!(lead, "$" | "≈" | "~");
    let tail = text[first.whole.end..].trim();
    let tail = tail.trim_matches([document::NOTE_MARK, '*', ' ', '#', '†', '‡', 'Δ', '§', '^']);
    let bracketed = tail.starts_with(['(', '[']) && tail.ends_with([')', ']']);
    let note = tail.starts_with("注") && tail.chars().count() <= 3;
    let tail_ok = tail.is_empty()
        || bracketed
        || note
        || (negative && tail == ")")
        || matches!(tail, "余" | "多" | "+" | "以上" | "左右");
    if !lead_ok || !tail_ok || first.kind == Kind::Range || first.kind == Kind::Other {
        return CellValue::Text;
    }
    if negative && !lead.is_empty() {
        first.value = -first.value;
        first.number.start = offset;
    }
    first.approximate |= matches!(tail, "余" | "多" | "+" | "以上" | "左右");
    // 34,327 (MtCO2e)
    if first.unit.is_none() && bracketed {
        first.unit = whole_unit(tail).filter(|u| u.numerator == "tCO2e");
        if first.unit.is_some() {
            first.unit_at = first.whole.end..text.trim_end().len();
        }
    }
    CellValue::Number(Box::new(first))
}

/// `7,31`: a cell that is one number with a decimal comma, whatever the others print; `12,13` counts on, pages perhaps.
fn decimal_comma(text: &str) -> Option<String> {
    let body = trim(text).trim_start_matches('-').trim_end_matches(['%', document::NOTE_MARK, ' ']);
    let (whole, decimals) = body.split_once(',')?;
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    let number = digits(whole) && digits(decimals) && whole.len() <= 3 && decimals.len() <= 2;
    let counts_on = whole.parse::<u32>().ok()?.checked_add(1)? == decimals.parse::<u32>().ok()?;
    (number && !counts_on).then(|| text.replace(',', "."))
}

fn zero(text: &str) -> CellValue {
    CellValue::Number(Box::new(Quantity::none(0..text.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        quantities(text)
            .into_iter()
            .filter(|q| q.kind == Kind::Amount)
            .map(|q| {
                let unit = q.unit.as_ref().map_or(String::new(), |u| format!(" {}", u.dimension()));
                let value = q.unit.as_ref().and_then(|u| u.canonical(q.value)).unwrap_or(q.value).normalize();
                format!("{}{value}{unit}", if q.approximate { "~" } else { "" })
            })
            .collect()
    }

    #[test]
    fn numbers_of_sentences() {
        for (text, want) in [
            ("截至2021年末共有910名员工", vec!["910 person"]),
            ("全职903人，兼职7人，女性占41.4%", vec!["903 person", "7 person", "41.4 %"]),
            ("总量为2480.59吨二氧化碳当量，较2023年减少14.44%", vec!["2480.59 tCO2e", "14.44 %"]),
            ("投入约8047.59万元", vec!["~80475900 CUR"]),
            ("人民币2.77亿元", vec!["277000000 CUR"]),
            ("共370余人", vec!["~370 person"]),
            ("超14万+家", vec!["~140000 count"]),
            ("5万余吨", vec!["~50000 t"]),
            ("有5 百名员工", vec!["500 person"]),
            ("碳足迹为38.46~107.03 kgCO2e/台", vec![]),
            ("ISO14001和GB/T 19001-2016、A1.2、第14号、6.3.1节", vec![]),
            ("由三名监事组成", vec!["3 person"]),
            ("重视每一位员工", vec![]),
            ("2024年12月31日13:22", vec![]),
            ("2024.12", vec!["2024.12"]),
            ("用电量为166.7万度", vec!["1667 MWh"]),
            ("1,198,000和2，790，888立方米", vec!["1198000", "2790888 m3"]),
            ("RMB1.2 million", vec!["1200000 CUR"]),
            ("0.035吨二氧化碳当量/平方米", vec!["0.035 tCO2e/m2"]),
        ] {
            assert_eq!(shown(text), want, "{text}");
        }
    }

    #[test]
    fn cells() {
        let number = |text: &str| match cell_value(text) {
            CellValue::Number(q) if q.unit.as_ref().is_some_and(|u| u.numerator == "count") => {
                q.unit.and_then(|u| u.canonical(q.value)).unwrap().to_string()
            }
            CellValue::Number(q) => q.value.normalize().to_string(),
            CellValue::Dash => "dash".into(),
            CellValue::Text => "text".into(),
        };
        for (text, want) in [
            ("1,638", "1638"),
            (" 72.20%", "72.2"),
            ("771人", "771"),
            ("11,61,190", "1161190"),
            ("1,86", "1.86"),
            ("—", "dash"),
            ("274.1(85.52)", "274.1"),
            ("18-25", "text"),
            ("≥56", "text"),
            ("2024", "2024"),
            ("2024年", "text"),
            ("(123)", "-123"),
            ("-5.2", "-5.2"),
            ("0.00", "0"),
            ("20.7 ¹", "20.7"),
            ("818.9*", "818.9"),
            ("3 * 5", "text"),
            ("ZERO", "0"),
            ("不适用", "dash"),
            ("B1.2", "text"),
            ("A1", "text"),
            ("约5,000", "5000"),
            ("2,366千瓦时/吨", "2366"),
            ("无", "0"),
            ("50-59分", "text"),
            ("13:22-13:32", "text"),
            ("2024.04.30", "text"),
            ("GRI 102-1", "text"),
            ("14万+ 家", "140000"),
            ("7,31", "7.31"),
            ("<0.1", "dash"),
            ("12,5%", "12.5"),
            ("12,13", "text"),
        ] {
            assert_eq!(number(text), want, "{text}");
        }
    }

    #[test]
    fn numerals() {
        for (words, value) in [
            ("三", 3),
            ("十", 10),
            ("十二", 12),
            ("二十", 20),
            ("一百零五", 105),
            ("二零二四", 2024),
            ("两", 2),
        ] {
            assert_eq!(numeral(words), Some(value), "{words}");
        }
    }
}
