//! Pages of reports as pictures: drawn when they are asked for, by the process that reads PDFs, and kept for a while. The
//! library holds no copies of reports: the file must still lie where it was, and be the same.

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::contract::{PagePicture, PdfLimits, Problem, ProblemCode};
use crate::{Library, reading};

/// Bytes of pictures that are kept: some fifty pages of a report, at a size that is read well.
const ROOM: u64 = 64 << 20;

/// What makes a picture one: the content, so that no other file's page is ever shown, the page, and hundredths of a dot a point.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Wanted {
    sha256: String,
    page: u32,
    scale: u32,
}

#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Wanted, PagePicture> for Bytes {
    fn weight(&self, _: &Wanted, picture: &PagePicture) -> u64 {
        picture.src.len() as u64
    }
}

/// Pictures that were asked for not long ago.
#[derive(Debug)]
pub(crate) struct Pages(Cache<Wanted, PagePicture, Bytes>);

impl Default for Pages {
    fn default() -> Pages {
        Pages(Cache::with_weighter(64, ROOM, Bytes))
    }
}

impl Library {
    /// A page of a report, counted from 1, with so many dots a point.
    ///
    /// # Errors
    /// `file_missing`, `file_changed` and others of reading the file; `page_not_drawn`; `library_unusable`.
    pub fn page(&self, report: u32, page: u32, scale: f32) -> Result<PagePicture, Problem> {
        let row = self.ask(|store| store.report(report))?;
        let row = row.ok_or_else(|| Problem::internal(format!("no report {report}")))?;
        let path = Path::new(&row.path);
        let scale = scale.clamp(0.5, 4.0);
        let wanted = Wanted { sha256: row.sha256.clone(), page, scale: (scale * 100.0) as u32 };
        self.pages.0.get_or_insert_with(&wanted, || {
            let content = reading::content(path)?;
            if content.sha256 != row.sha256 {
                return Err(Problem::at(ProblemCode::FileChanged, path));
            }
            drawn(&content.bytes, path, page, scale, self.settings()?.pdf)
        })
    }
}

fn drawn(
    bytes: &[u8],
    path: &Path,
    page: u32,
    scale: f32,
    limits: PdfLimits,
) -> Result<PagePicture, Problem> {
    let index = page.checked_sub(1).ok_or_else(|| Problem::at(ProblemCode::PageNotDrawn, path))?;
    let picture = reader::picture(bytes, &limits.into(), index, scale)
        .map_err(|error| Problem::of_pdf(error, path, limits))?;
    let src = format!("data:image/png;base64,{}", BASE64_STANDARD.encode(picture.png));
    Ok(PagePicture { page, width: picture.width, height: picture.height, src })
}
