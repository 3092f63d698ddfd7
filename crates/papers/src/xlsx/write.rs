//! Writes a workbook.

use super::{height, name};
use crate::sheet::{Field, Kind, Sheet, Value};
use crate::{Error, clean, link};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError,
};

/// As many rows and columns as a sheet can have.
const ROWS_MAX: usize = 1_048_576;
const COLUMNS_MAX: usize = 16_384;
/// As many characters as a cell can hold.
const CHARS_MAX: usize = 32_767;
/// As many links as a sheet can have; what leads somewhere beyond is plain words.
const LINKS_MAX: usize = 65_530;
/// The row of the titles of columns, the first row of values.
const HEAD: u32 = 1;
const FIRST: u32 = 2;

struct Look {
    title: Format,
    head: Format,
    text: Format,
    number: Format,
    date: Format,
    percent: Format,
    link: Format,
}

impl Look {
    fn new() -> Look {
        let base = Format::new().set_font_name("宋体").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let cell = base.clone().set_border(FormatBorder::Thin).set_border_color(0x00BF_BFBF);
        Look {
            title: base.clone().set_font_name("黑体").set_font_size(16).set_align(FormatAlign::Center).set_text_wrap(),
            head: cell
                .clone()
                .set_font_name("黑体")
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_text_wrap()
                .set_background_color(0x00F2_F2F2),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_align(FormatAlign::Right).set_indent(1),
            date: cell.clone().set_align(FormatAlign::Center).set_num_format("yyyy-mm-dd"),
            percent: cell.clone().set_align(FormatAlign::Right).set_indent(1).set_num_format("0.0%"),
            link: cell.set_text_wrap().set_font_color(0x001F_4E79),
        }
    }
}

/// Writes sheets as a workbook (`.xlsx`); without a sheet it has an empty one.
///
/// # Errors
/// More rows or columns than Excel has ([`Error::TooManyRows`], [`Error::TooManyColumns`]);
/// [`Error::Written`] when the file cannot be written.
pub fn write(sheets: &[Sheet]) -> Result<Vec<u8>, Error> {
    for sheet in sheets {
        let rows = sheet.rows.len() + FIRST as usize;
        if rows > ROWS_MAX {
            return Err(Error::TooManyRows { sheet: sheet.name.clone(), rows });
        }
        let columns = width(sheet);
        if columns > COLUMNS_MAX {
            return Err(Error::TooManyColumns { sheet: sheet.name.clone(), columns });
        }
    }
    book(sheets).map_err(|error| Error::Written(error.to_string()))
}

/// As many columns as the widest row needs, so that no value is lost.
fn width(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(Vec::len).chain([sheet.columns.len()]).max().unwrap_or(0)
}

fn book(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // a fixed day instead of the clock's: equal sheets give equal bytes
    let mut properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?);
    if let Some(first) = sheets.first() {
        properties = properties.set_title(clean::line(&first.title));
    }
    book.set_properties(&properties);
    let look = Look::new();
    let mut names = Vec::new();
    for sheet in sheets {
        let name = name::unused(&sheet.name, &names);
        let page = book.add_worksheet();
        page.set_name(&name)?;
        names.push(name);
        fill(page, sheet, &look)?;
    }
    if sheets.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, look: &Look) -> Result<(), XlsxError> {
    let columns = u16::try_from(width(sheet)).unwrap_or(u16::MAX);
    print(page, sheet)?;
    let title = short(&sheet.title);
    match columns.checked_sub(1) {
        None => return page.write_string_with_format(0, 0, title, &look.title).map(drop),
        Some(0) => drop(page.write_string_with_format(0, 0, title, &look.title)?),
        Some(last) => drop(page.merge_range(0, 0, 0, last, &title, &look.title)?),
    }
    page.set_row_height(0, 30)?;
    page.set_row_height(HEAD, 24)?;
    let plain = Field::new("", 12);
    for column in 0..columns {
        let field = sheet.columns.get(usize::from(column)).unwrap_or(&plain);
        page.set_column_width(column, field.width.clamp(4, 120))?;
        page.write_string_with_format(HEAD, column, short(&field.title), &look.head)?;
    }
    let mut links = 0;
    for (row, values) in (FIRST..).zip(&sheet.rows) {
        page.set_row_height(row, height::of(&sheet.columns, values))?;
        for column in 0..columns {
            let field = sheet.columns.get(usize::from(column)).unwrap_or(&plain);
            let value = values.get(usize::from(column)).unwrap_or(&Value::Empty);
            put(page, (row, column), value, field.kind, look, &mut links)?;
        }
    }
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX).saturating_add(HEAD);
    page.autofilter(HEAD, 0, last_row, columns.saturating_sub(1))?;
    page.set_freeze_panes(FIRST, 0)?;
    Ok(())
}

/// A4 across, one page wide, title and header on each page, numbered below.
fn print(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3);
    page.set_print_center_horizontally(true);
    page.set_footer("&C&\"宋体\"&10— &P —");
    if !sheet.columns.is_empty() {
        page.set_repeat_rows(0, HEAD)?;
    }
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    kind: Kind,
    look: &Look,
    links: &mut usize,
) -> Result<(), XlsxError> {
    let format = match kind {
        Kind::Text => &look.text,
        Kind::Number => &look.number,
        Kind::Date => &look.date,
        Kind::Percent => &look.percent,
    };
    match value {
        Value::Empty => page.write_blank(row, column, format)?,
        Value::Text(text) => page.write_string_with_format(row, column, short(text), &look.text)?,
        Value::Number(number) if number.is_finite() => page.write_number_with_format(row, column, *number, format)?,
        Value::Number(number) => page.write_string_with_format(row, column, number.to_string(), &look.text)?,
        Value::Date(day) => match date(day) {
            Some(date) => page.write_datetime_with_format(row, column, &date, &look.date)?,
            None => page.write_string_with_format(row, column, short(day), &look.text)?,
        },
        Value::Link { text, to } => match link::safe(Some(to)).filter(|_| *links < LINKS_MAX) {
            Some(to) => {
                *links += 1;
                let url = Url::new(to).set_text(short(text));
                page.write_url_with_format(row, column, &url, &look.link)?
            }
            None => page.write_string_with_format(row, column, short(text), &look.text)?,
        },
    };
    Ok(())
}

/// A day of ISO 8601 that Excel knows (from 1900 on).
fn date(day: &str) -> Option<ExcelDateTime> {
    let mut parts = day.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    ExcelDateTime::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Words that fit a cell; what was cut off is told.
fn short(text: &str) -> String {
    const TOLD: &str = "……（超出单元格上限，已截断）";
    let text: String = clean::chars(text).collect();
    if text.encode_utf16().count() <= CHARS_MAX {
        return text;
    }
    let room = CHARS_MAX - TOLD.chars().count();
    let mut units = 0;
    let kept = text.chars().take_while(|c| {
        units += c.len_utf16();
        units <= room
    });
    kept.chain(TOLD.chars()).collect()
}
