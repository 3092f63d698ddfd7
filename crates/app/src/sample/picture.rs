//! Drawn photos for the sample: evening streets, puddles, bins. Nobody's real street.

use anyhow::bail;
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

const WIDTH: u32 = 960;
const HEIGHT: u32 = 720;

/// A picture of a scene; the id varies it.
pub(super) fn draw(scene: &str, id: &str) -> anyhow::Result<Vec<u8>> {
    let seed = id.bytes().fold(17u32, |n, b| n.wrapping_mul(31).wrapping_add(b.into()));
    let (top, bottom) = match scene {
        "lamp" => ([14, 22, 48], [40, 44, 60]),
        "water" => ([150, 165, 178], [92, 104, 112]),
        "road" => ([178, 196, 210], [110, 108, 104]),
        "rubbish" => ([188, 200, 196], [126, 120, 108]),
        "snow" => ([200, 208, 216], [232, 236, 240]),
        "site" => ([186, 202, 214], [158, 140, 116]),
        "field" => ([190, 212, 226], [120, 142, 84]),
        "sea" => ([196, 212, 222], [76, 116, 140]),
        "hall" => ([226, 228, 224], [196, 190, 178]),
        "paper" => ([228, 226, 218], [206, 200, 188]),
        other => bail!("there is no scene {other}"),
    };
    let mut image = RgbImage::from_fn(WIDTH, HEIGHT, |_, y| blend(top, bottom, y, HEIGHT));
    let ground = HEIGHT * 5 / 8;
    // A sheet on a desk has no street around it.
    let buildings = if matches!(scene, "field" | "sea" | "paper") { 0 } else { 7u32 };
    for building in 0..buildings {
        let (left, height) = (building * 145 + seed % 40, 160 + (seed >> building) % 190);
        rect(&mut image, left, ground - height, 120, height, shade(top, -18 + (building % 3) as i32 * 8));
        for window in 0..12u32 {
            let lit = (seed >> (window % 13)) & 1 == 1 && scene == "lamp";
            let colour = if lit { [240, 214, 140] } else { shade(top, -34) };
            rect(&mut image, left + 14 + window % 3 * 34, ground - height + 18 + window / 3 * 42, 18, 24, colour);
        }
    }
    rect(&mut image, 0, ground, WIDTH, HEIGHT - ground, shade(bottom, -10));
    match scene {
        "lamp" => {
            for pole in 0..4u32 {
                let x = 120 + pole * 230 + seed % 50;
                rect(&mut image, x, ground - 250, 8, 300, [58, 62, 72]);
                rect(&mut image, x, ground - 250, 52, 7, [58, 62, 72]);
                let on = pole == seed % 4;
                disc(&mut image, x + 50, ground - 240, 13, if on { [255, 226, 150] } else { [34, 38, 50] });
            }
        }
        "water" => (0..5)
            .for_each(|n| disc(&mut image, 150 + n * 170 + seed % 60, ground + 90 + n % 2 * 50, 70, [122, 140, 156])),
        "road" => (0..6).for_each(|n| {
            disc(&mut image, 110 + n * 150 + seed % 70, ground + 60 + n % 3 * 50, 26 + n * 4, [66, 62, 58])
        }),
        "snow" => (0..400u32).for_each(|n| {
            disc(&mut image, (n * 197 + seed) % WIDTH, (n * 331 + seed / 7) % HEIGHT, 3, [250, 252, 255])
        }),
        "site" => crane(&mut image, ground, seed),
        "field" => (0..14u32).for_each(|row| {
            rect(&mut image, 0, ground + 8 + row * 18, WIDTH, 7, shade(bottom, -34 + (row % 3) as i32 * 6));
        }),
        "sea" => waves(&mut image, ground, seed, bottom),
        "hall" => (0..6u32).for_each(|desk| {
            rect(&mut image, 60 + desk * 150, ground + 60 + seed % 30, 110, 54, [142, 118, 92]);
            rect(&mut image, 84 + desk * 150, ground + 20 + seed % 30, 62, 40, [92, 104, 118]);
        }),
        "paper" => sheet(&mut image, seed),
        _ => {
            for bin in 0..3u32 {
                rect(&mut image, 240 + bin * 170, ground - 40, 110, 150, [60, 98, 84]);
                (0..4).for_each(|bag| {
                    disc(&mut image, 230 + bin * 170 + bag * 40, ground + 110, 30, [48 + bag as u8 * 20, 50, 54])
                });
            }
        }
    }
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)?;
    Ok(bytes)
}

/// A crane over the shell of a building.
fn crane(image: &mut RgbImage, ground: u32, seed: u32) {
    let x = 180 + seed % 300;
    rect(image, x, ground - 380, 12, 400, [206, 158, 52]);
    rect(image, x - 90, ground - 380, 430, 9, [206, 158, 52]);
    rect(image, x + 260, ground - 371, 3, 150, [70, 72, 76]);
    for floor in 0..4u32 {
        rect(image, 520, ground - 60 - floor * 58, 300, 8, [126, 120, 112]);
        (0..5u32).for_each(|pillar| rect(image, 526 + pillar * 70, ground - 52 - floor * 58, 9, 50, [140, 134, 126]));
    }
}

/// Open water, and what stands in it.
fn waves(image: &mut RgbImage, ground: u32, seed: u32, water: [u8; 3]) {
    (0..9u32).for_each(|row| rect(image, (row * 131 + seed) % 220, ground + 14 + row * 26, 640, 3, shade(water, 24)));
    for tower in 0..3u32 {
        let x = 200 + tower * 240 + seed % 70;
        rect(image, x, ground - 210, 7, 240, [236, 238, 240]);
        rect(image, x - 50, ground - 212, 106, 5, [236, 238, 240]);
        rect(image, x + 1, ground - 290, 5, 84, [236, 238, 240]);
    }
}

/// A stamped sheet: lines, and a round seal.
fn sheet(image: &mut RgbImage, seed: u32) {
    rect(image, 250, 50, 460, 620, [250, 249, 245]);
    rect(image, 330, 96, 300, 16, [176, 42, 40]);
    for line in 0..15u32 {
        rect(image, 300, 160 + line * 28, 360 - (seed >> (line % 9)) % 90, 7, [168, 170, 174]);
    }
    disc(image, 560, 590, 58, [214, 96, 92]);
    disc(image, 560, 590, 50, [250, 244, 240]);
    disc(image, 560, 590, 14, [214, 96, 92]);
}

fn blend(a: [u8; 3], b: [u8; 3], at: u32, of: u32) -> Rgb<u8> {
    let mix = |i: usize| {
        let (a, b) = (a.get(i).copied().unwrap_or(0), b.get(i).copied().unwrap_or(0));
        ((u32::from(a) * (of - at) + u32::from(b) * at) / of) as u8
    };
    Rgb([mix(0), mix(1), mix(2)])
}

fn shade(colour: [u8; 3], by: i32) -> [u8; 3] {
    colour.map(|c| (i32::from(c) + by).clamp(0, 255) as u8)
}

fn rect(image: &mut RgbImage, left: u32, top: u32, width: u32, height: u32, colour: [u8; 3]) {
    for y in top..(top + height).min(HEIGHT) {
        for x in left..(left + width).min(WIDTH) {
            image.put_pixel(x, y, Rgb(colour));
        }
    }
}

fn disc(image: &mut RgbImage, x: u32, y: u32, radius: u32, colour: [u8; 3]) {
    for dy in y.saturating_sub(radius)..(y + radius).min(HEIGHT) {
        for dx in x.saturating_sub(radius)..(x + radius).min(WIDTH) {
            if dx.abs_diff(x).pow(2) + dy.abs_diff(y).pow(2) <= radius * radius {
                image.put_pixel(dx, dy, Rgb(colour));
            }
        }
    }
}
