//! The fonts of a PDF: given as bytes, by the role they play; and where they usually lie.

use std::fmt;
use std::sync::Arc;

/// A font: a file, and which of its fonts if it is a collection.
#[derive(Clone)]
pub struct Font {
    /// TTF, OTF, TTC or OTC.
    pub data: Arc<[u8]>,
    /// Which font of the collection, from 0.
    pub index: u32,
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Font {{ {} bytes, index {} }}", self.data.len(), self.index)
    }
}

impl Font {
    /// A font of a file.
    pub fn new(data: impl Into<Arc<[u8]>>, index: u32) -> Font {
        Font { data: data.into(), index }
    }
}

/// The part that a font plays on a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 仿宋: the text.
    Body,
    /// 小标宋: the title.
    Title,
    /// 黑体: headings of the first level, headers of tables, emphasis.
    Heading,
    /// 楷体: headings of the second level.
    Subheading,
}

/// The fonts of a paper. What is not given is set in the text's font, made bolder where it has to be.
#[derive(Clone, Debug)]
pub struct Fonts {
    /// Of the text; also tried for characters that another lacks.
    pub body: Font,
    /// Of the title.
    pub title: Option<Font>,
    /// Of headings and emphasis.
    pub heading: Option<Font>,
    /// Of headings of the second level.
    pub subheading: Option<Font>,
}

impl Fonts {
    /// One font for everything.
    pub fn one(body: Font) -> Fonts {
        Fonts { body, title: None, heading: None, subheading: None }
    }

    /// The fonts that a finder finds: it is given a path and an index, and answers with the font if there is one.
    ///
    /// ```
    /// # use yinuo_papers::{Font, Fonts};
    /// let read = |path: &str, index| std::fs::read(path).ok().map(|data| Font::new(data, index));
    /// match Fonts::find(read) {
    ///     Ok(fonts) => println!("{fonts:?}"),
    ///     Err(error) => println!("{error}"),
    /// }
    /// ```
    ///
    /// # Errors
    /// [`crate::Error::NoFont`] when there is none for the text.
    pub fn find(mut finder: impl FnMut(&str, u32) -> Option<Font>) -> Result<Fonts, crate::Error> {
        let mut first = |role: Role| role.candidates().iter().find_map(|(path, index)| finder(path, *index));
        let body = first(Role::Body).ok_or(crate::Error::NoFont)?;
        Ok(Fonts {
            body,
            title: first(Role::Title),
            heading: first(Role::Heading),
            subheading: first(Role::Subheading),
        })
    }
}

/// Where a font for the text usually lies, best first: path, index in the collection.
pub const fn candidates() -> &'static [(&'static str, u32)] {
    BODY
}

impl Role {
    /// Where a font for this role usually lies, best first: path, index in the collection.
    ///
    /// Collections hold the Chinese of several places; the index is that of the mainland (SC).
    pub const fn candidates(self) -> &'static [(&'static str, u32)] {
        match self {
            Role::Body => BODY,
            Role::Title => TITLE,
            Role::Heading => HEADING,
            Role::Subheading => SUBHEADING,
        }
    }
}

const BODY: &[(&str, u32)] = &[
    // Windows, and where its fonts were copied to
    ("C:\\Windows\\Fonts\\simfang.ttf", 0),
    ("/usr/share/fonts/windows/simfang.ttf", 0),
    ("/usr/share/fonts/simfang.ttf", 0),
    // macOS
    ("/Library/Fonts/Microsoft/FangSong.ttf", 0),
    ("/System/Library/Fonts/Supplemental/Songti.ttc", 6),
    // Debian, Ubuntu
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    // RHEL, Fedora, openEuler
    ("/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-serif-cjk-vf-fonts/NotoSerifCJK-VF.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/adobe-source-han-serif-cn/SourceHanSerifCN-Regular.otf", 0),
    // Arch, SUSE
    ("/usr/share/fonts/noto-cjk/NotoSerifCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/NotoSerifSC-Regular.otf", 0),
    ("C:\\Windows\\Fonts\\simsun.ttc", 0),
    // without serifs, but readable
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/google-noto-sans-cjk-vf-fonts/NotoSansCJK-VF.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/wqy-microhei/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
    ("/System/Library/Fonts/STHeiti Light.ttc", 1),
    ("C:\\Windows\\Fonts\\msyh.ttc", 0),
];

const TITLE: &[(&str, u32)] = &[
    ("C:\\Windows\\Fonts\\FZXBSJW.TTF", 0),
    ("/usr/share/fonts/windows/FZXBSJW.TTF", 0),
    ("/System/Library/Fonts/Supplemental/Songti.ttc", 1),
    ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    ("/usr/share/fonts/google-noto-serif-cjk-fonts/NotoSerifCJK-Bold.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSerifCJK-Bold.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSerifCJK-Bold.ttc", 2),
    ("C:\\Windows\\Fonts\\simsun.ttc", 0),
];

const HEADING: &[(&str, u32)] = &[
    ("C:\\Windows\\Fonts\\simhei.ttf", 0),
    ("/usr/share/fonts/windows/simhei.ttf", 0),
    ("/usr/share/fonts/simhei.ttf", 0),
    ("/System/Library/Fonts/STHeiti Medium.ttc", 1),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Bold.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc", 2),
];

const SUBHEADING: &[(&str, u32)] = &[
    ("C:\\Windows\\Fonts\\simkai.ttf", 0),
    ("/usr/share/fonts/windows/simkai.ttf", 0),
    ("/usr/share/fonts/simkai.ttf", 0),
    ("/System/Library/Fonts/Supplemental/Kaiti.ttc", 0),
    ("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),
    ("/usr/share/fonts/cjkuni-ukai/ukai.ttc", 0),
];
