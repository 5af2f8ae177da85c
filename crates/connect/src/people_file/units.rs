//! The units that a file names: known again by their code, else by their name where they stand.

use std::collections::{HashMap, HashSet, VecDeque};

use people::{UnitId, names};

use super::columns::title;
use super::problem::{Problem, excerpt};
use super::report::Report;
use super::table::{Row, Table};
use super::world::{World, code_of};

/// A unit there is, or one to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Known(UnitId),
    New(usize),
}

/// A unit to be made.
#[derive(Clone, Debug)]
pub(super) struct NewUnit {
    pub(super) name: String,
    /// Stands before it, where it is new too.
    pub(super) parent: Option<Place>,
}

/// The units as they will be.
#[derive(Clone, Debug, Default)]
pub(super) struct Units {
    pub(super) new: Vec<NewUnit>,
    /// Those with another name or place.
    pub(super) changed: Vec<(UnitId, String, Option<Place>)>,
    /// What each code stands for, where that is new.
    pub(super) codes: Vec<(String, Place)>,
    /// Who heads a unit: the line that says so, and the word for them.
    pub(super) heads: Vec<(u64, Place, String)>,
    by_code: HashMap<String, Place>,
    by_path: HashMap<(Option<Place>, String), Place>,
    by_name: HashMap<String, Vec<Place>>,
    parents: HashMap<Place, Option<Place>>,
    names: HashMap<Place, String>,
    /// The line that is about a unit.
    lines: HashMap<Place, u64>,
}

/// The columns of a table of units.
struct Columns {
    code: Option<usize>,
    name: usize,
    parent: Option<usize>,
    head: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Option<Columns> {
        let titles: Vec<String> = table.columns.iter().map(|column| title(column)).collect();
        let find = |names: &[&str]| {
            names.iter().find_map(|name| titles.iter().position(|title| title == name))
        };
        let code = find(&["code", "code unite", "code service", "unit code", "id", "identifiant"]);
        let name = find(&["name", "nom", "libelle", "intitule", "unit", "unite", "service"]);
        Some(Columns {
            code,
            name: name.or(code)?,
            parent: find(&[
                "parent",
                "parent code",
                "code parent",
                "unite parente",
                "unite mere",
                "rattachement",
                "parent unit",
                "service parent",
            ]),
            head: find(&[
                "head",
                "manager",
                "responsable",
                "manager mail",
                "manager email",
                "head mail",
                "chef",
                "dirigeant",
                "head email",
            ]),
        })
    }
}

/// A row of a table of units.
struct Said<'a> {
    row: &'a Row,
    code: String,
    name: String,
    parent: String,
    head: String,
}

fn fold(name: &str) -> String {
    text::fold(&names::line(name))
}

impl Units {
    /// The units there are.
    pub(super) fn of(world: &World) -> Units {
        let mut units = Units::default();
        for unit in &world.units {
            let (place, folded) = (Place::Known(unit.id), fold(&unit.name));
            let parent = unit.parent.map(Place::Known);
            units.by_path.entry((parent, folded.clone())).or_insert(place);
            units.name(folded, place);
            units.parents.insert(place, parent);
            units.names.insert(place, unit.name.clone());
        }
        units
    }

    /// Takes the units of a table, each after the one it belongs to.
    pub(super) fn read(&mut self, world: &World, table: &Table, report: &mut Report) {
        let Some(columns) = Columns::of(table) else { return };
        let mut rows: Vec<Said<'_>> = Vec::new();
        for row in &table.rows {
            let cell = |at: Option<usize>| {
                names::line(at.and_then(|at| row.cells.get(at)).map_or("", String::as_str))
            };
            let said = Said {
                row,
                code: code_of(&cell(columns.code)),
                name: cell(Some(columns.name)),
                parent: cell(columns.parent),
                head: cell(columns.head),
            };
            match row.misshapen(table.columns.len()) {
                Some(problem) => report.note_unit(row.line, problem),
                None if said.name.is_empty() => report.note_unit(row.line, Problem::NameMissing),
                None if said.name.chars().count() > names::JOB_MOST => {
                    let problem =
                        Problem::TooLong { field: super::Field::Unit, most: names::JOB_MOST };
                    report.note_unit(row.line, problem);
                }
                None => rows.push(said),
            }
        }
        let mut of_code: HashMap<String, usize> = HashMap::new();
        let mut repeated: HashSet<String> = HashSet::new();
        for (at, said) in rows.iter().enumerate() {
            let name = code_of(&said.name);
            if of_code.insert(name.clone(), at).is_some() {
                repeated.insert(name);
            }
        }
        for (at, said) in rows.iter().enumerate().filter(|(_, said)| !said.code.is_empty()) {
            of_code.insert(said.code.clone(), at);
            repeated.remove(&said.code);
        }
        let mut under: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut waiting: VecDeque<(usize, Option<Place>)> = VecDeque::new();
        for (at, said) in rows.iter().enumerate() {
            let word = code_of(&said.parent);
            let parent = of_code.get(&word).copied();
            match parent {
                _ if said.parent.is_empty() => waiting.push_back((at, None)),
                _ if repeated.contains(&word) => {
                    let name = excerpt(&said.parent);
                    report.note_unit(said.row.line, Problem::SeveralUnits { name });
                    waiting.push_back((at, None));
                }
                Some(parent) => under.entry(parent).or_default().push(at),
                None => {
                    let there = world.of_code(&said.parent).map(Place::Known);
                    let named =
                        self.by_name.get(&fold(&said.parent)).map_or(&[][..], Vec::as_slice);
                    let name = excerpt(&said.parent);
                    let there = match there.as_ref().map_or(named, std::slice::from_ref) {
                        [one] => Ok(*one),
                        [] => Err(Problem::UnitParentUnknown { name }),
                        _ => Err(Problem::SeveralUnits { name }),
                    };
                    let there = there.map_err(|problem| report.note_unit(said.row.line, problem));
                    waiting.push_back((at, there.ok()));
                }
            }
        }
        let mut taken = vec![false; rows.len()];
        while let Some((at, parent)) = waiting.pop_front() {
            taken[at] = true;
            let said = &rows[at];
            let place = self.place(world, said, parent);
            if !said.head.is_empty() {
                self.heads.push((said.row.line, place, said.head.clone()));
            }
            let deeper = under.remove(&at).unwrap_or_default();
            waiting.extend(deeper.into_iter().map(|child| (child, Some(place))));
        }
        for (said, _) in rows.iter().zip(&taken).filter(|(_, taken)| !**taken) {
            report.note_unit(said.row.line, Problem::UnitCircle { name: excerpt(&said.name) });
        }
        self.open_circles(world, report);
    }

    /// The unit that a row is about, in this place from now on.
    fn place(&mut self, world: &World, said: &Said<'_>, parent: Option<Place>) -> Place {
        let folded = fold(&said.name);
        let known = match said.code.is_empty() {
            true => None,
            false => world.of_code(&said.code).map(Place::Known),
        };
        let known = known.filter(|place| self.names.contains_key(place));
        let place = known
            .or_else(|| self.by_path.get(&(parent, folded.clone())).copied())
            .unwrap_or_else(|| self.make(&said.name, parent));
        self.lines.insert(place, said.row.line);
        if let Place::Known(id) = place
            && (self.names.get(&place) != Some(&said.name)
                || self.parents.get(&place) != Some(&parent))
        {
            if let Some(before) = self.names.get(&place)
                && let Some(named) = self.by_name.get_mut(&fold(before))
            {
                named.retain(|one| *one != place);
            }
            self.changed.push((id, said.name.clone(), parent));
            self.parents.insert(place, parent);
            self.names.insert(place, said.name.clone());
            self.by_path.insert((parent, folded.clone()), place);
        }
        self.name(folded, place);
        if !said.code.is_empty() {
            self.by_code.insert(said.code.clone(), place);
            if known != Some(place) {
                self.codes.push((said.code.clone(), place));
            }
        }
        place
    }

    /// Notes that this is its name.
    fn name(&mut self, folded: String, place: Place) {
        let named = self.by_name.entry(folded).or_default();
        if !named.contains(&place) {
            named.push(place);
        }
    }

    fn make(&mut self, name: &str, parent: Option<Place>) -> Place {
        let place = Place::New(self.new.len());
        self.new.push(NewUnit { name: name.to_owned(), parent });
        self.by_path.insert((parent, fold(name)), place);
        self.name(fold(name), place);
        self.parents.insert(place, parent);
        self.names.insert(place, name.to_owned());
        place
    }

    /// Leaves out what would move a unit under one that belongs to it, in a chart of which the file says a
    /// part.
    fn open_circles(&mut self, world: &World, report: &mut Report) {
        let mut kept = Vec::new();
        for (id, name, parent) in std::mem::take(&mut self.changed) {
            let (itself, mut at, mut steps) = (Place::Known(id), parent, 0);
            while let Some(place) =
                at.filter(|place| *place != itself && steps <= self.parents.len())
            {
                at = self.parents.get(&place).copied().flatten();
                steps += 1;
            }
            if at.is_none() {
                kept.push((id, name, parent));
                continue;
            }
            let line = self.lines.get(&itself).copied().unwrap_or_default();
            report.note_unit(line, Problem::UnitCircle { name: excerpt(&name) });
            let before = world.units.iter().find(|unit| unit.id == id).and_then(|unit| unit.parent);
            self.parents.insert(itself, before.map(Place::Known));
        }
        self.changed = kept;
    }

    /// The unit that a row about a person names, who is in `now`: by its code, its path from the top or its
    /// name; a new one at the top where there is none.
    ///
    /// # Errors
    /// A name that several units have, unless they are in one of them.
    pub(super) fn named(
        &mut self,
        world: &World,
        text: &str,
        now: Option<Place>,
    ) -> std::result::Result<Option<Place>, Problem> {
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(place) = self.by_code.get(&code_of(text)) {
            return Ok(Some(*place));
        }
        if let Some(id) = world.of_code(text)
            && self.names.contains_key(&Place::Known(id))
        {
            return Ok(Some(Place::Known(id)));
        }
        match self.by_name.get(&fold(text)).map(Vec::as_slice) {
            None | Some([]) => {}
            Some([place]) => return Ok(Some(*place)),
            Some(places) => {
                let now = now.filter(|now| places.contains(now));
                let several = || Problem::SeveralUnits { name: excerpt(text) };
                return now.map(Some).ok_or_else(several);
            }
        }
        let separator = [" > ", ">", " / ", "\\"].into_iter().find(|mark| text.contains(mark));
        let Some(separator) = separator else { return Ok(Some(self.make(text, None))) };
        let mut at = None;
        for name in text.split(separator).map(names::line).filter(|name| !name.is_empty()) {
            let there = self.by_path.get(&(at, fold(&name))).copied();
            at = Some(there.unwrap_or_else(|| self.make(&name, at)));
        }
        Ok(at)
    }
}
