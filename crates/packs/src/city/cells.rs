//! `cells.geojson` (RFC 7946): the grid cells as polygons, in degrees, longitude first.
//!
//! A feature is parsed by itself, so that a mistake in one cell hides none in the next.

use super::on_earth;
use crate::mistake::Desk;
use crate::read::{At, Known, open, unique};
use crate::{Files, Mistake};
use geo::{LineString, Polygon, Relate, Validation};
use serde::Deserialize;
use serde_json::value::RawValue;
use yinuo_casework::Cell;
use yinuo_kernel::CellId;

#[derive(Deserialize)]
struct Collection<'a> {
    r#type: String,
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Feature<'a> {
    properties: serde_json::Map<String, serde_json::Value>,
    #[serde(borrow)]
    geometry: Geometry<'a>,
}

#[derive(Deserialize)]
struct Geometry<'a> {
    r#type: String,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

/// The cells, their ids, and the text they came from.
pub(super) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> (Vec<Cell>, Known<CellId>, String) {
    let mut desk = open(files, "cells.geojson");
    let mut cells: Vec<Cell> = Vec::new();
    let mut ids: Vec<At<CellId>> = Vec::new();
    if !desk.broken {
        match serde_json::from_str::<Collection<'_>>(desk.text) {
            Ok(collection) if collection.r#type == "FeatureCollection" => {
                for raw in collection.features {
                    if let Some(cell) = cell(raw, &mut ids, &mut desk) {
                        overlaps(&cell, &cells, &mut desk);
                        cells.push(cell.value);
                    }
                }
            }
            Ok(_) => {
                let zh = "最外层的 type 应为 \"FeatureCollection\"。";
                desk.at(0, "wrong-value", zh, "The outermost type must be \"FeatureCollection\".");
                desk.broken = true;
            }
            Err(error) => {
                let offset = place(desk.text, &error);
                desk.broken = true;
                unreadable(&mut desk, offset, "syntax", &error);
            }
        }
    }
    unique(&mut desk, &ids);
    let known = Known::new(&desk, ids.into_iter().map(|id| id.value));
    mistakes.append(&mut desk.mistakes);
    (cells, known, desk.text.to_owned())
}

fn unreadable(desk: &mut Desk<'_>, offset: usize, code: &'static str, error: &serde_json::Error) {
    // The parser counts lines within the part it was given; ours are those of the file.
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    desk.at(offset, code, format!("GeoJSON 无法识别（{said}），请检查此处。"), format!("No GeoJSON here: {said}."));
}

/// Where in `text` an error of the JSON parser points; its columns count bytes.
fn place(text: &str, error: &serde_json::Error) -> usize {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    before + error.column().saturating_sub(1)
}

/// Where a part of the text begins in it.
fn offset_of(desk: &Desk<'_>, part: &RawValue) -> usize {
    part.get().as_ptr().addr().saturating_sub(desk.text.as_ptr().addr())
}

fn cell(raw: &RawValue, ids: &mut Vec<At<CellId>>, desk: &mut Desk<'_>) -> Option<At<Cell>> {
    let begin = offset_of(desk, raw);
    let Feature { properties, geometry } = match serde_json::from_str(raw.get()) {
        Ok(feature) => feature,
        Err(error) => {
            unreadable(desk, begin + place(raw.get(), &error), "wrong-value", &error);
            return None;
        }
    };
    // The parser keeps no places of properties: the id's line stands for them all.
    let offset = begin + raw.get().find("\"id\"").unwrap_or(0);
    let mut said = |key: &str| match properties.get(key).and_then(serde_json::Value::as_str) {
        Some(text) if !text.trim().is_empty() => Some(text.to_owned()),
        _ => {
            let (zh, en) = (format!("网格缺少属性 {key}，请补上文字。"), format!("The cell needs a text {key}."));
            desk.at(offset, "missing-key", zh, en);
            None
        }
    };
    let (id, name, en, district) = (said("id"), said("name"), said("en"), said("district"));
    let id: CellId = match id?.parse() {
        Ok(id) => id,
        Err(error) => {
            let zh = "网格的 id 应为编号：1 至 64 个小写字母、数字或 . - _。";
            desk.at(offset, "wrong-value", zh, format!("{error}."));
            return None;
        }
    };
    ids.push(At { offset, value: id.clone() });
    let shape = shape(&id, &geometry, offset, desk)?;
    Some(At { offset, value: Cell { id, name: name?, en: en?, district: district?, shape } })
}

fn shape(id: &CellId, geometry: &Geometry<'_>, offset: usize, desk: &mut Desk<'_>) -> Option<Polygon<f64>> {
    let Some(coordinates) = geometry.coordinates.filter(|_| geometry.r#type == "Polygon") else {
        let zh = format!("网格 {id} 的 geometry 应为一个 Polygon（面）。");
        desk.at(offset, "shape", zh, format!("The geometry of the cell {id} must be one Polygon."));
        return None;
    };
    let rings: Vec<Vec<Vec<f64>>> = match serde_json::from_str(coordinates.get()) {
        Ok(rings) => rings,
        Err(error) => {
            let offset = offset_of(desk, coordinates) + place(coordinates.get(), &error);
            unreadable(desk, offset, "wrong-value", &error);
            return None;
        }
    };
    let mut lines: Vec<LineString<f64>> = Vec::new();
    for ring in &rings {
        let mut points: Vec<(f64, f64)> = Vec::new();
        for position in ring {
            match position.as_slice() {
                // A third number is a height, which a cell does not have.
                &[lng, lat] | &[lng, lat, _] if on_earth(lng, lat) => points.push((lng, lat)),
                _ => {
                    let zh = format!("网格 {id} 的坐标 {position:?} 有误：先写经度、后写纬度，单位为度。");
                    let en =
                        format!("{position:?} in the cell {id} is no place: longitude, then latitude, in degrees.");
                    desk.at(offset, "shape", zh, en);
                    return None;
                }
            }
        }
        let line = LineString::from(points);
        if line.0.len() < 4 || !line.is_closed() {
            let zh = format!("网格 {id} 的边界没有闭合：首尾两点应相同，至少四点。");
            let en =
                format!("The border of the cell {id} is not closed: first and last point are one, of at least four.");
            desk.at(offset, "shape", zh, en);
            return None;
        }
        lines.push(line);
    }
    let mut lines = lines.into_iter();
    let shape = lines.next().map(|outer| Polygon::new(outer, lines.collect())).filter(Validation::is_valid);
    if shape.is_none() {
        let zh = format!("网格 {id} 的边界自相交或没有面积，请重新勾画。");
        desk.at(offset, "shape", zh, format!("The border of the cell {id} crosses itself or holds nothing."));
    }
    shape
}

/// A place belongs to one cell.
fn overlaps(cell: &At<Cell>, before: &[Cell], desk: &mut Desk<'_>) {
    let At { offset, value: cell } = cell;
    for other in before.iter().filter(|other| other.id != cell.id) {
        let matrix = other.shape.relate(&cell.shape);
        if matrix.is_overlaps() || matrix.is_contains() || matrix.is_within() {
            let zh = format!("网格 {} 与 {} 重叠，请修边界。", cell.id, other.id);
            desk.at(*offset, "shape", zh, format!("The cells {} and {} overlap.", cell.id, other.id));
        }
    }
}
