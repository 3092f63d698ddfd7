//! A self-contained page for each report; of several a folder with a list.

use super::{Form, Input};
use crate::cli::{Labels, Read};
use anyhow::{Context, bail, ensure};
use askama::Template;
use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use yinuo_report::{Entry, Whole};
use yinuo_web::lang::Lang;
use yinuo_web::pages::read::{IndexRow, ReportFile, ReportIndex};
use yinuo_web::present::reading;

/// A page with its row in the list.
pub struct Page {
    html: String,
    row: IndexRow,
}

/// Pages that are being written.
pub struct Pages {
    lang: Lang,
    to: To,
    rows: Vec<IndexRow>,
    names: HashSet<String>,
}

/// Where pages go.
enum To {
    /// The one page, until it is known to be the only one.
    Stdout(Option<String>),
    /// A file; more than one page makes a folder of it.
    File(PathBuf),
    Folder(PathBuf),
}

impl Pages {
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(args: &Read, inputs: &[Input]) -> anyhow::Result<Pages> {
        let lang = if args.lang == Some(Labels::En) { Lang::En } else { Lang::Zh };
        let to = match &args.out {
            None => To::Stdout(None),
            Some(path) if inputs.len() > 1 || path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/") => {
                To::Folder(path.clone())
            }
            Some(path) => To::File(path.clone()),
        };
        if let To::Folder(path) = &to {
            std::fs::create_dir_all(path).with_context(|| format!("cannot make the folder {}", path.display()))?;
        }
        Ok(Pages { lang, to, rows: Vec::new(), names: HashSet::new() })
    }

    /// A name for a page that no other has, on disks that know no capitals too.
    fn name(&mut self, row: &IndexRow) -> String {
        let stem = Path::new(&row.file).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem: String = stem
            .filter(|stem| stem != "-")
            .unwrap_or_else(|| "report".to_owned())
            .chars()
            .map(|c| if c.is_alphanumeric() || "-_（）()".contains(c) { c } else { '-' })
            .take(80)
            .collect();
        let free = (1..).map(|no| if no == 1 { format!("{stem}.html") } else { format!("{stem}-{no}.html") });
        let name = free.into_iter().find(|name| name != "index.html" && self.names.insert(name.to_lowercase()));
        name.unwrap_or_default()
    }

    fn save(&mut self, folder: &Path, page: Page) -> anyhow::Result<()> {
        let name = self.name(&page.row);
        let path = folder.join(&name);
        std::fs::write(&path, page.html).with_context(|| format!("cannot write {}", path.display()))?;
        self.rows.push(IndexRow { href: name, ..page.row });
        Ok(())
    }
}

impl Form for Pages {
    type Piece = anyhow::Result<Vec<Page>>;
    type By = Lang;

    fn by(&self) -> Lang {
        self.lang
    }

    fn make(lang: &Lang, whole: &Whole) -> Self::Piece {
        let documents = whole.reading.documents.iter().zip(&whole.entries);
        let reports = documents.filter_map(|(document, entry)| match entry {
            Entry::Report(report) => Some((document, report)),
            Entry::Other(_) => None,
        });
        let page = |(document, report)| {
            let html = ReportFile::new(reading::view(*lang, document, report, 1)).render()?;
            Ok(Page { html, row: reading::index_row(*lang, report) })
        };
        reports.map(page).collect()
    }

    fn put(&mut self, piece: Self::Piece) -> anyhow::Result<()> {
        let pages = piece?;
        // A file that turns out to hold several reports makes a folder.
        if let To::File(path) = &self.to
            && pages.len() > 1
        {
            let folder = path.clone();
            std::fs::create_dir_all(&folder)
                .with_context(|| format!("{} reports need a folder, not the file {}", pages.len(), folder.display()))?;
            self.to = To::Folder(folder);
        }
        for page in pages {
            match &mut self.to {
                To::Stdout(held @ None) => *held = Some(page.html),
                To::Stdout(Some(_)) => bail!("several reports are several pages: add --out FOLDER"),
                To::File(path) => {
                    std::fs::write(&*path, page.html).with_context(|| format!("cannot write {}", path.display()))?;
                    self.rows.push(page.row);
                }
                To::Folder(folder) => {
                    let folder = folder.clone();
                    self.save(&folder, page)?;
                }
            }
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        let folder = match self.to {
            To::Folder(folder) => folder,
            To::Stdout(Some(html)) => return Ok(std::io::stdout().write_all(html.as_bytes())?),
            To::Stdout(None) | To::File(_) => return Ok(()),
        };
        ensure!(folder.is_dir(), "{} has gone", folder.display());
        let path = folder.join("index.html");
        let html = ReportIndex::new(self.lang, self.rows).render()?;
        std::fs::write(&path, html).with_context(|| format!("cannot write {}", path.display()))
    }
}
