//! A calm table: no frames, two spaces between columns, the widest columns give way first.

use super::Screen;
use unicode_width::UnicodeWidthChar;

/// The least a column that gives way keeps.
const LEAST: usize = 8;
const GAP: usize = 2;

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub head: &'static str,
    /// It may be cut where the screen is narrow.
    pub gives_way: bool,
}

/// Columns that a text takes; Chinese characters take two.
fn width(text: &str) -> usize {
    let mut escape = false;
    text.chars()
        .map(|c| {
            // Colour takes no room.
            if c == '\u{1b}' {
                escape = true;
            }
            let columns = if escape { 0 } else { columns(c) };
            if c == 'm' {
                escape = false;
            }
            columns
        })
        .sum()
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A text that takes at most so many columns.
pub fn cut(text: &str, to: usize) -> String {
    if width(text) <= to {
        return text.to_owned();
    }
    let mut left = to.saturating_sub(1);
    let kept: String = text
        .chars()
        .take_while(|c| {
            let fits = columns(*c) <= left;
            left = left.saturating_sub(columns(*c));
            fits
        })
        .collect();
    kept + "…"
}

/// The lines of a table, its heads first.
pub fn table(screen: Screen, columns: &[Column], rows: &[Vec<String>]) -> Vec<String> {
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let mut widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| cells(at).map(|cell| width(cell)).chain([width(column.head)]).max().unwrap_or(0))
        .collect();
    if let Some(room) = screen.width {
        shrink(&mut widths, columns, room);
    }
    let line = |cells: Vec<String>| {
        let mut line = String::new();
        for (at, (cell, room)) in cells.into_iter().zip(&widths).enumerate() {
            if at > 0 {
                line.push_str(&" ".repeat(GAP));
            }
            let cell = cut(&cell, *room);
            let pad = room.saturating_sub(width(&cell));
            line.push_str(&cell);
            line.push_str(&" ".repeat(pad));
        }
        line.trim_end().to_owned()
    };
    let heads = line(columns.iter().map(|column| column.head.to_owned()).collect());
    std::iter::once(screen.faint(&heads)).chain(rows.iter().map(|row| line(row.clone()))).collect()
}

/// Takes from the widest column that may give way, until it fits or nothing gives.
fn shrink(widths: &mut [usize], columns: &[Column], room: usize) {
    loop {
        let taken = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        let widest = widths
            .iter_mut()
            .zip(columns)
            .filter(|(width, column)| column.gives_way && **width > LEAST)
            .max_by_key(|(width, _)| **width);
        match widest {
            Some((width, _)) if taken > room => *width -= (taken - room).min(*width - LEAST).clamp(1, 4),
            _ => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column { head: "NUMBER", gives_way: false },
        Column { head: "CATEGORY", gives_way: true },
        Column { head: "LIGHT", gives_way: false },
    ];

    fn lines(width: Option<usize>) -> Vec<String> {
        let row = |category: &str| vec!["261124-00001-3".into(), category.into(), "late".into()];
        table(Screen { width, colour: false }, &COLUMNS, &[row("urban.lighting.streetlamp"), row("路灯不亮好几天了")])
    }

    #[test]
    fn a_pipe_gets_everything_and_a_screen_what_fits() {
        assert_eq!(
            lines(None),
            [
                "NUMBER          CATEGORY                   LIGHT",
                "261124-00001-3  urban.lighting.streetlamp  late",
                "261124-00001-3  路灯不亮好几天了           late",
            ]
        );
        let narrow = lines(Some(40));
        assert!(narrow.iter().all(|line| width(line) <= 40), "{narrow:?}");
        assert_eq!(narrow[1], "261124-00001-3  urban.lighting.s…  late");
        assert_eq!(narrow[2], "261124-00001-3  路灯不亮好几天了   late");
        assert_eq!(lines(Some(10))[2], "261124-00001-3  路灯不…   late", "what may not be cut is not");
    }

    #[test]
    fn colour_takes_no_room() {
        let shown = Screen { width: None, colour: true }.light("late");
        assert_eq!((width(&shown), shown.as_str()), (4, "\u{1b}[31mlate\u{1b}[0m"));
    }
}
