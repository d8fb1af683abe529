//! Numbers as continental Europe prints them, `1.234,5`, to `1,234.5`: told by the whole file, since one number alone may
//! be read either way.

/// Numbers that must be printed with a decimal comma before a file is taken to do so.
const FEW: usize = 8;

/// Whether a file, given by its parts, prints decimal commas.
pub(crate) fn commas<'t>(parts: impl Iterator<Item = &'t str>) -> bool {
    let (mut commas, mut points) = (0, 0);
    for text in parts {
        for token in tokens(text) {
            match style(&text[token]) {
                Some(true) => commas += 1,
                Some(false) => points += 1,
                None => {}
            }
        }
    }
    commas >= FEW && commas > 2 * points
}

/// Thousands parted by blanks, `14 067`, in a cell that is a number and nothing else: the same with commas.
pub(crate) fn joined(text: &str) -> Option<String> {
    let blanks = text.bytes().filter(|b| *b == b' ').count();
    if blanks == 0 {
        return None;
    }
    let body = text.trim_start_matches(['-', '(']).trim_end_matches([')', '%', crate::NOTE_MARK]);
    let whole = body.split(['.', ',']).next().unwrap_or_default();
    let decimals = &body[whole.len()..];
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let mut groups = whole.split(' ');
    let first = groups.next().unwrap_or_default();
    let grouped = blanks == whole.matches(' ').count()
        && (1..=3).contains(&first.len())
        && digits(first)
        && groups.all(|g| g.len() == 3 && digits(g))
        && (decimals.is_empty() || (2..=3).contains(&decimals.len()) && digits(&decimals[1..]));
    grouped.then(|| text.replace(',', ".").replace(' ', ","))
}

/// `1,234`, alone in its cell.
pub(crate) fn parts_by_commas(text: &str) -> bool {
    text.contains(',')
        && !text.starts_with('0')
        && text.bytes().all(|b| b.is_ascii_digit() || b == b',')
        && is_grouped(text.as_bytes(), b',')
}

/// Turns the numbers of a text over, in place: each character keeps its byte.
pub(crate) fn turn(text: &mut String) {
    let mut out = std::mem::take(text).into_bytes();
    let ranges: Vec<_> = tokens(std::str::from_utf8(&out).unwrap_or_default()).collect();
    for range in ranges {
        let token = &mut out[range];
        let has_comma = token.contains(&b',');
        let grouped = is_grouped(token, b'.');
        for byte in token {
            match byte {
                b',' => *byte = b'.',
                b'.' if has_comma || grouped => *byte = b',',
                _ => {}
            }
        }
    }
    *text = String::from_utf8(out).unwrap_or_default();
}

/// Digits with points and commas between them.
fn tokens(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at = crate::next_digit(text, at).unwrap_or(bytes.len());
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit()
                || matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
        {
            at += 1;
        }
        (start < at).then_some(start..at)
    })
}

/// Whether a number has a decimal comma, or a decimal point; none where it may be either.
fn style(token: &str) -> Option<bool> {
    let (point, comma) = (token.rfind('.'), token.rfind(','));
    match (point, comma) {
        (Some(p), Some(c)) => Some(c > p),
        (None, Some(c)) if token.len() - c - 1 != 3 => Some(true),
        (Some(p), None) if token.len() - p - 1 != 3 => Some(false),
        (None, Some(_)) if token.matches(',').count() > 1 => Some(false),
        (Some(_), None) if token.matches('.').count() > 1 => Some(true),
        _ => None,
    }
}

/// `1.234.567`: groups of three behind each mark.
fn is_grouped(token: &[u8], mark: u8) -> bool {
    let mut groups = token.split(|b| *b == mark);
    groups.next().is_some_and(|g| g.len() <= 3) && groups.all(|g| g.len() == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_turned() {
        for (print, want) in [
            ("1.234,5 t", "1,234.5 t"),
            ("12,5 %", "12.5 %"),
            ("41.208", "41,208"),
            ("Kapitel 3.5", "Kapitel 3.5"),
        ] {
            let mut text = print.to_owned();
            turn(&mut text);
            assert_eq!(text, want, "{print}");
        }
    }

    #[test]
    fn a_file_tells_its_style() {
        let continental = "1.234,5 2.345,6 12,5 13,7 1,2 3,45 4.567,8 9,1 100,0";
        let commas = |text: &str| super::commas(text.split(' '));
        assert!(commas(continental));
        assert!(!commas("1,234.5 2,345.6 12.5 13.7 1.2 3.45 4,567.8 9.1 100.0 12,34"));
        assert!(!commas("12,5"));
    }

    #[test]
    fn thousands_are_joined() {
        for (print, want) in [
            ("14 067", "14,067"),
            ("1 222 220", "1,222,220"),
            ("14 067,5", "14,067.5"),
            ("-14 067", "-14,067"),
            ("2024 123", "2024 123"),
            ("14 67", "14 67"),
            ("Scope 1 234", "Scope 1 234"),
            ("12 345 tonnes", "12 345 tonnes"),
        ] {
            assert_eq!(joined(print).as_deref().unwrap_or(print), want, "{print}");
        }
    }
}
