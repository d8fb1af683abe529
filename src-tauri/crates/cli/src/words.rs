//! What goes wrong, in the terminal's language.

use app::Language;
use app::contract::{Note, NoteCode, Problem, ProblemCode};

/// The language of the terminal's locale: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that says something.
pub(crate) fn system_language() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    language_of(&locale.unwrap_or_default())
}

fn language_of(locale: &str) -> Language {
    let locale = locale.replace('-', "_");
    let is = |start: &str| locale.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start));
    match () {
        () if is("zh_TW") || is("zh_HK") || is("zh_MO") || is("zh_Hant") => Language::ZhHant,
        () if is("zh") => Language::ZhHans,
        () => Language::En,
    }
}

/// What brings it onto a Debian or Ubuntu machine; packages elsewhere have like names.
const INSTALL: &str = "apt install tesseract-ocr tesseract-ocr-chi-sim tesseract-ocr-chi-tra";
const INSTALL_DATA: &str = "apt install tesseract-ocr-chi-sim tesseract-ocr-chi-tra";

/// One sentence: what happened, and where.
pub(crate) fn problem(problem: &Problem, language: Language) -> String {
    let get = |name: &str| problem.params.get(name).map_or("", String::as_str);
    let (path, detail, kind) = (get("path"), get("detail"), get("kind"));
    // what may be of a file or of the machine
    let of_file = if path.is_empty() { String::new() } else { format!("{path}: ") };
    let say = |en: String, hans: String, hant: String| match language {
        Language::En => en,
        Language::ZhHans => hans,
        Language::ZhHant => hant,
    };
    match problem.code {
        ProblemCode::FileEmpty => say(
            format!("{path}: the file is empty"),
            format!("{path}：文件是空的"),
            format!("{path}：檔案是空的"),
        ),
        ProblemCode::FileNotText => {
            let like = |before: &str, after: &str| {
                if kind.is_empty() { String::new() } else { format!("{before}{kind}{after}") }
            };
            say(
                format!("{path}: not a text file{}", like(", it looks like ", "")),
                format!("{path}：不是文本文件{}", like("，像是 ", " 文件")),
                format!("{path}：不是文字檔案{}", like("，像是 ", " 檔案")),
            )
        }
        ProblemCode::FileEncrypted => say(
            format!("{path}: the file is protected by a password"),
            format!("{path}：文件有密码保护"),
            format!("{path}：檔案有密碼保護"),
        ),
        ProblemCode::FileDamaged => say(
            format!("{path}: the {kind} file is damaged"),
            format!("{path}：{kind} 文件已损坏"),
            format!("{path}：{kind} 檔案已損壞"),
        ),
        ProblemCode::FileTooLarge => {
            let (size, limit) = (megabytes(get("size")), megabytes(get("limit")));
            say(
                format!("{path}: {size} MB, and files up to {limit} MB are read"),
                format!("{path}：文件有 {size} MB，最大能读 {limit} MB"),
                format!("{path}：檔案有 {size} MB，最大能讀 {limit} MB"),
            )
        }
        ProblemCode::FileUnreadable => say(
            format!("{path}: cannot be read ({detail})"),
            format!("{path}：不能读取（{detail}）"),
            format!("{path}：不能讀取（{detail}）"),
        ),
        ProblemCode::FileMissing => say(
            format!("{path}: there is no such file or folder"),
            format!("{path}：没有这个文件或文件夹"),
            format!("{path}：沒有這個檔案或資料夾"),
        ),
        ProblemCode::FileChanged => say(
            format!("{path}: the file has changed since it was read"),
            format!("{path}：读取之后文件有改动"),
            format!("{path}：讀取之後檔案有改動"),
        ),
        ProblemCode::PageNotDrawn => say(
            format!("{path}: the page cannot be drawn"),
            format!("{path}：此页无法绘出"),
            format!("{path}：此頁無法繪出"),
        ),
        ProblemCode::FileUnsupported => say(
            format!("{path}: files of this kind ({kind}) are not read"),
            format!("{path}：不能读这类文件（{kind}）"),
            format!("{path}：不能讀這類檔案（{kind}）"),
        ),
        ProblemCode::PdfEncrypted => say(
            format!("{path}: the PDF wants a password; save a copy without one"),
            format!("{path}：PDF 有密码，请另存一份没有密码的"),
            format!("{path}：PDF 有密碼，請另存一份沒有密碼的"),
        ),
        ProblemCode::PdfDamaged => say(
            format!("{path}: the PDF is damaged, nothing in it can be read"),
            format!("{path}：PDF 已损坏，无法读取"),
            format!("{path}：PDF 已損壞，無法讀取"),
        ),
        ProblemCode::PdfTooMuchMemory => {
            let limit = get("limit");
            say(
                format!("{path}: reading the PDF takes more than {limit} MB of memory (--pdf-memory)"),
                format!("{path}：读取这个 PDF 需要的内存超过 {limit} MB（--pdf-memory）"),
                format!("{path}：讀取這個 PDF 需要的記憶體超過 {limit} MB（--pdf-memory）"),
            )
        }
        ProblemCode::PdfTooSlow => {
            let (limit, page) = (get("limit"), get("page_limit"));
            say(
                format!(
                    "{path}: reading the PDF takes more than {limit} s, or a page more than {page} s (--pdf-seconds)"
                ),
                format!("{path}：读取这个 PDF 超过 {limit} 秒，或一页超过 {page} 秒（--pdf-seconds）"),
                format!("{path}：讀取這個 PDF 超過 {limit} 秒，或一頁超過 {page} 秒（--pdf-seconds）"),
            )
        }
        ProblemCode::PdfReaderDied => say(
            format!("{path}: the PDF brings the reader down ({detail})"),
            format!("{path}：读取 PDF 的进程意外结束（{detail}）"),
            format!("{path}：讀取 PDF 的程序意外結束（{detail}）"),
        ),
        ProblemCode::PdfPagesArePictures => {
            let pages = get("pages");
            say(
                format!("{path}: pages {pages} are pictures: text recognition needed (--ocr)"),
                format!("{path}：第 {pages} 页是图片，需要文字识别（--ocr）"),
                format!("{path}：第 {pages} 頁是圖片，需要文字辨識（--ocr）"),
            )
        }
        ProblemCode::PdfNotRecognised => {
            let pages = get("pages");
            say(
                format!("{path}: pages {pages} are pictures, and their text could not be recognised"),
                format!("{path}：第 {pages} 页是图片，文字识别没有成功"),
                format!("{path}：第 {pages} 頁是圖片，文字辨識沒有成功"),
            )
        }
        ProblemCode::RecogniserMissing => say(
            format!("{of_file}text cannot be recognised: tesseract is not installed ({INSTALL})"),
            format!("{of_file}不能识别文字：没有安装 tesseract（{INSTALL}）"),
            format!("{of_file}不能辨識文字：沒有安裝 tesseract（{INSTALL}）"),
        ),
        ProblemCode::RecogniserWithoutChinese => say(
            format!("{of_file}text cannot be recognised: tesseract has no data for Chinese ({INSTALL_DATA})"),
            format!("{of_file}不能识别文字：tesseract 没有中文数据（{INSTALL_DATA}）"),
            format!("{of_file}不能辨識文字：tesseract 沒有中文數據（{INSTALL_DATA}）"),
        ),
        ProblemCode::SettingOutOfRange => {
            let (name, least, most) = (get("name"), get("least"), get("most"));
            say(
                format!("{name} goes from {least} to {most}"),
                format!("{name} 的范围是 {least} 到 {most}"),
                format!("{name} 的範圍是 {least} 到 {most}"),
            )
        }
        ProblemCode::FolderWithoutReports => say(
            format!("{path}: no file in this folder can be read"),
            format!("{path}：文件夹里没有能读的文件"),
            format!("{path}：資料夾內沒有能讀的檔案"),
        ),
        ProblemCode::ReportWithoutFacts => say(
            format!("{path}: neither a company, a year nor a number was found in it"),
            format!("{path}：没有找到公司、年份和数据"),
            format!("{path}：沒有找到公司、年份和數據"),
        ),
        ProblemCode::LibraryNewer => say(
            format!(
                "{path}: this library was written by a newer version of Evenhand; update the program to open it"
            ),
            format!("{path}：数据库由更新版本的绿衡写成，升级程序后才能打开"),
            format!("{path}：資料庫由較新版本的綠衡寫成，更新程式後才能開啟"),
        ),
        ProblemCode::LibraryUnusable => say(
            format!("{path}: the library cannot be used ({detail})"),
            format!("{path}：数据库不能使用（{detail}）"),
            format!("{path}：資料庫不能使用（{detail}）"),
        ),
        ProblemCode::LibraryMissing => say(
            format!("{path}: there is no library in this folder"),
            format!("{path}：文件夹中没有数据库"),
            format!("{path}：資料夾中沒有資料庫"),
        ),
        ProblemCode::LibraryReadOnly => say(
            format!("{path}: the library is open in another window and only read here"),
            format!("{path}：数据库已在另一窗口打开，此处只读"),
            format!("{path}：資料庫已在另一視窗開啟，此處唯讀"),
        ),
        ProblemCode::FolderNotEmpty => say(
            format!("{path}: a new library needs an empty folder"),
            format!("{path}：新数据库需要空文件夹"),
            format!("{path}：新資料庫需要空資料夾"),
        ),
        ProblemCode::NotWritten => say(
            format!("{path}: cannot be written ({detail})"),
            format!("{path}：不能写入（{detail}）"),
            format!("{path}：不能寫入（{detail}）"),
        ),
        ProblemCode::ValueNotANumber => {
            let value = get("value");
            say(format!("{value}: not a number"), format!("{value}：不是数字"), format!("{value}：不是數字"))
        }
        ProblemCode::UnitUnfit => {
            let (unit, wanted) = (get("unit"), get("wanted"));
            say(
                format!("{unit}: not a unit of this metric, which is measured in {wanted}"),
                format!("{unit}：不是该指标的单位，该指标以 {wanted} 计"),
                format!("{unit}：不是該指標的單位，該指標以 {wanted} 計"),
            )
        }
        ProblemCode::YearUnlikely => {
            let value = get("value");
            say(
                format!("{value}: not a year of a report"),
                format!("{value}：不是报告年度"),
                format!("{value}：不是報告年度"),
            )
        }
        ProblemCode::SourceMissing => say(
            "a value that is entered has to say where it is from".to_owned(),
            "录入的数值需注明来源".to_owned(),
            "輸入的數值需註明來源".to_owned(),
        ),
        ProblemCode::Cancelled => say("stopped".into(), "已停止".into(), "已停止".into()),
        ProblemCode::Internal => say(
            format!("{path}: a defect of the program ({detail})"),
            format!("{path}：程序出错（{detail}）"),
            format!("{path}：程式出錯（{detail}）"),
        ),
    }
}

/// What is to be known about a report beside what it says.
pub(crate) fn note(note: &Note, language: Language) -> String {
    let pages = app::page_list(&note.pages);
    let say = |en: &str, hans: &str, hant: &str| match language {
        Language::En => format!("pages {pages} {en}"),
        Language::ZhHans => format!("第 {pages} 页{hans}"),
        Language::ZhHant => format!("第 {pages} 頁{hant}"),
    };
    match note.code {
        NoteCode::PagesArePictures => say(
            "are pictures: text recognition needed (--ocr)",
            "是图片，需要文字识别（--ocr）",
            "是圖片，需要文字辨識（--ocr）",
        ),
        NoteCode::PagesRecognised => say(
            "are pictures whose text was recognised: check each number",
            "是图片，文字由识别得来，请逐一核对",
            "是圖片，文字由辨識得來，請逐一核對",
        ),
        NoteCode::PagesNotRecognised => say(
            "are pictures, and their text could not be recognised",
            "是图片，文字识别没有成功",
            "是圖片，文字辨識沒有成功",
        ),
        NoteCode::PagesIncomplete => say("could not be read in full", "没有读全", "沒有讀全"),
        NoteCode::TextLeft => say(
            "were not read to their end: they hold more lines or numbers than are kept",
            "没有读完：行或数字太多",
            "沒有讀完：行或數字太多",
        ),
        NoteCode::PagesLeft => {
            say("were not read: the file is too long", "没有读取：文件太长", "沒有讀取：檔案太長")
        }
    }
}

/// What is said where no company has the year that was asked for.
pub(crate) fn no_year(year: i32, language: Language) -> String {
    match language {
        Language::En => format!("evenhand: no company has the year {year}"),
        Language::ZhHans => format!("evenhand：没有公司有 {year} 年的数据"),
        Language::ZhHant => format!("evenhand：沒有公司有 {year} 年的數據"),
    }
}

fn megabytes(bytes: &str) -> u64 {
    bytes.parse::<u64>().unwrap_or(0) >> 20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_have_a_language() {
        for (locale, expect) in [
            ("", Language::En),
            ("C.UTF-8", Language::En),
            ("en_GB.UTF-8", Language::En),
            ("zh_CN.UTF-8", Language::ZhHans),
            ("zh", Language::ZhHans),
            ("zh_TW.UTF-8", Language::ZhHant),
            ("zh-HK", Language::ZhHant),
            ("de_CH", Language::En),
        ] {
            assert_eq!(language_of(locale), expect, "{locale}");
        }
    }

    #[test]
    fn a_problem_is_said_with_its_numbers() {
        let large = Problem::new(
            ProblemCode::FileTooLarge,
            [("path", "a.txt".into()), ("size", "209715200".into()), ("limit", "67108864".into())],
        );
        assert_eq!(problem(&large, Language::En), "a.txt: 200 MB, and files up to 64 MB are read");
        assert_eq!(problem(&large, Language::ZhHans), "a.txt：文件有 200 MB，最大能读 64 MB");
    }
}
