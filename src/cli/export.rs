//! `smarketing export`: documents, papers and data of a session as files, or one of them as a stream.

use super::{Outcome, choice::Choice, exit::Exit, failure::Failure, out, sessions, world::World};
use crate::{
    assets::words::{fill, say},
    domain::history::Workshop,
    export::{self, Context, Format, Kind, Part, Piece, Wanted},
    store::{
        disk::RealDisk,
        save::{self, Over},
    },
};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct Arguments {
    /// The session
    #[arg(value_name = "S")]
    session: String,
    /// What to write; several with commas or by giving it again
    #[arg(long = "as", value_name = "WHAT", value_delimiter = ',', default_value = "md")]
    #[arg(value_parser = Choice { listed: Wanted::words, read: known }, hide_possible_values = true)]
    wanted: Vec<String>,
    /// A file, a folder (made when it is not there), or "-" for standard output; the current folder when left out
    #[arg(short, long, value_name = "PATH", default_value = ".")]
    output: PathBuf,
    /// The full record with votes, rounds and revisions, instead of the playbook to share
    #[arg(long, conflicts_with_all = ["agreed_only", "without"])]
    full: bool,
    /// Leave out of the playbook what is not agreed, and what is open and parked
    #[arg(long)]
    agreed_only: bool,
    /// Leave a part out of the playbook; several with commas or by giving it again
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = Choice { listed: parts, read: part })]
    without: Vec<Part>,
    /// Replace files that are already there
    #[arg(long)]
    force: bool,
}

const AFTER_HELP: &str = "\
WHAT is a format of the playbook, a paper, or one in a format: poster.docx. Also word, web, calendar and such.
  md        the playbook, Markdown
  docx      the playbook, Word
  html      the playbook, a web page ready to print
  txt       the playbook, plain text
  ics       meetings, actions and the review for a calendar
  csv       actions and promises, 2 files
  json      the data, read again by all
  runsheet  the afternoon on paper, for the facilitator
  prep      prep sheets, one for each team
  summary   25 lines of plain text for e-mail or chat
  poster    the agreed words on one A3 page
  record    everything, for those who were in the room
  playbook  the playbook, to name another format for it
  achieved  what both teams achieved so far

  smarketing export last --as docx,ics,csv -o out
  smarketing export last --as summary -o -";

fn known(word: &str) -> Result<String, String> {
    match Wanted::named(word) {
        Some(_) => Ok(word.to_owned()),
        None if is_pdf(word) => Err(PDF.to_owned()),
        None => Err(format!("nothing is called that; known are {}", Wanted::words().join(", "))),
    }
}

const PDF: &str = "a PDF is made of another file: write html and print it into a PDF from the browser, \
                   or docx and save it as PDF from Word";

/// Whether somebody asks for a PDF, or for a paper as one.
fn is_pdf(word: &str) -> bool {
    word.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

fn parts() -> Vec<&'static str> {
    Part::ALL.into_iter().map(Part::id).collect()
}

fn part(word: &str) -> Result<Part, String> {
    Part::named(word).ok_or_else(|| format!("parts are {}", parts().join(", ")))
}

pub(super) fn run(world: &World, arguments: &Arguments) -> Outcome {
    let workshop = sessions::view(world, &arguments.session)?.workshop;
    let usual = if arguments.full { Kind::Record } else { Kind::Playbook };
    let pieces = export::pieces(arguments.wanted.iter().map(String::as_str), usual)
        .expect("the parser of arguments let only known words pass");
    let context = Context::of(workshop.session(), workshop.log()).leaving_out(left_out(arguments));
    let render = |piece: &Piece| piece.bytes(workshop.session(), &context);
    if arguments.output == Path::new("-") {
        let [piece] = pieces.as_slice() else {
            return Err(Failure::usage(
                format!("{} files do not go into standard output", pieces.len()),
                "Name a folder with -o, or one thing with --as.",
            ));
        };
        out::bytes(&render(piece)?)?;
        return Ok(Exit::Done);
    }
    let into = arguments.output.as_path();
    let folder = into.is_dir() || is_new_folder(into, pieces.len());
    if pieces.len() > 1 && !folder {
        return Err(too_many(pieces.len(), into));
    }
    // Everything is rendered and every name is asked about before the first file is written.
    let mut files = Vec::new();
    for piece in &pieces {
        let path = if folder { into.join(piece.file_name(workshop.session())) } else { into.to_owned() };
        files.push((path, render(piece)?));
    }
    let replaced = replaced(world, &files, arguments.force)?;
    if folder && save::folder(into)? {
        out::note(&fill("cli.made_folder", &[("folder", &into.display())]));
    }
    for (path, bytes) in &files {
        let over = if replaced.contains(&path.as_path()) { Over::Anything } else { Over::Nothing };
        save::save(&RealDisk, path, bytes, over)?;
        out::line(&path.display().to_string())?;
    }
    Ok(Exit::Done)
}

/// Whether a path where nothing is yet names a folder: it has no extension and several files go there, or ends as one.
fn is_new_folder(path: &Path, files: usize) -> bool {
    let ends_as_folder = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
    !path.exists() && (ends_as_folder || files > 1 && path.extension().is_none())
}

fn left_out(arguments: &Arguments) -> export::Without {
    let agreed_only = [Part::Unsettled, Part::Parked].into_iter().filter(|_| arguments.agreed_only);
    agreed_only.chain(arguments.without.iter().copied()).collect()
}

/// Several files and one name that is no folder: what is there, and how it would be one.
fn too_many(files: usize, path: &Path) -> Failure {
    let shown = path.display();
    if path.exists() {
        let what = format!("{shown} is a file, and these are {files} files");
        return Failure::usage(what, "Name a folder with -o, or one thing with --as.");
    }
    let what = format!("there is no folder {shown}, and {files} files do not go into one file");
    Failure::usage(what, format!("End it with a slash, -o {shown}/, and the folder is made."))
}

/// The files that are there and may be replaced: told to, or asked; without a yes nothing is written.
fn replaced<'a>(
    world: &World,
    files: &'a [(PathBuf, Vec<u8>)],
    force: bool,
) -> Result<Vec<&'a Path>, Failure> {
    let there: Vec<&Path> =
        files.iter().map(|(path, _)| path.as_path()).filter(|path| path.exists()).collect();
    if force {
        return Ok(there);
    }
    for path in &there {
        if !world.may_ask() {
            let what = format!("{} is already there", path.display());
            let remedy = "Name another file or folder with -o, or replace it with --force.";
            return Err(Failure::new(Exit::Failed, what, remedy));
        }
        if !out::ask(&fill("cli.replace", &[("path", &path.display())]))? {
            return Err(Failure::new(Exit::Failed, say("cli.nothing_written"), ""));
        }
    }
    Ok(there)
}

/// A document of the session, with what only its log knows.
pub(super) fn rendered(workshop: &Workshop, kind: Kind, format: &Format) -> Result<Vec<u8>, Failure> {
    let context = Context::of(workshop.session(), workshop.log());
    Ok(export::render_with(workshop.session(), kind, format, &context)?)
}
