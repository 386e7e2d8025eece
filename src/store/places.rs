//! Where things are: session files, state and the config file, from flags, environment, settings and defaults, in
//! that order. Only [`Surroundings::of_this_machine`] and [`for_practice`] look at the environment.

use super::error::{Cause, StoreError};
use super::{load, save};
use crate::assets::{energisers, words};
use crate::config::{self, Settings};
use crate::domain::ids::SessionId;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The folder of ours inside the folders of the system.
const OURS: &str = "smarketing";

/// The part of the environment that says where things are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The home folder.
    pub home: PathBuf,
    /// The folder for documents, where the system names one.
    pub documents: Option<PathBuf>,
    /// Folders for settings and for state where the system has its own, as Windows does.
    pub native: Option<Native>,
    /// `SMARKETING_DIR`.
    pub dir: Option<OsString>,
    /// `XDG_CONFIG_HOME`.
    pub config_home: Option<OsString>,
    /// `XDG_STATE_HOME`.
    pub state_home: Option<OsString>,
    /// `XDG_DATA_HOME`.
    pub data_home: Option<OsString>,
    /// Any program may put files into the desktop's trash, as XDG has it; elsewhere we have a folder of our own.
    pub has_desktop_trash: bool,
}

/// Folders of a system that does not follow XDG.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Native {
    /// For settings that move with the account: `%APPDATA%`.
    pub settings: PathBuf,
    /// For what stays on the machine: `%LOCALAPPDATA%`.
    pub state: PathBuf,
}

/// Where things are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Session files, for people to find.
    pub sessions: PathBuf,
    /// Journals, locks, logs.
    pub state: PathBuf,
    /// The config file, there or not.
    pub config_file: PathBuf,
    /// Where files go that are thrown away: `files` and `info` as XDG has them.
    pub trash: PathBuf,
}

impl Surroundings {
    /// The environment of this program.
    pub fn of_this_machine() -> Result<Self, StoreError> {
        let base = directories::BaseDirs::new()
            .ok_or_else(|| StoreError::new("trouble.doing.find", Path::new("~"), Cause::Homeless))?;
        let documents = directories::UserDirs::new().and_then(|user| user.document_dir().map(Path::to_owned));
        let native = cfg!(windows).then(|| Native {
            settings: base.config_dir().to_owned(),
            state: base.data_local_dir().to_owned(),
        });
        Ok(Self {
            home: base.home_dir().to_owned(),
            documents,
            native,
            dir: std::env::var_os("SMARKETING_DIR"),
            config_home: std::env::var_os("XDG_CONFIG_HOME"),
            state_home: std::env::var_os("XDG_STATE_HOME"),
            data_home: std::env::var_os("XDG_DATA_HOME"),
            has_desktop_trash: cfg!(all(unix, not(target_os = "macos"))),
        })
    }

    /// The config file: the same place on Linux and macOS, and the native one on Windows.
    pub fn config_file(&self) -> PathBuf {
        let native = self.native.as_ref().map(|native| native.settings.clone());
        let folder = absolute(self.config_home.as_ref()).or(native);
        folder.unwrap_or_else(|| self.home.join(".config")).join(OURS).join("config.toml")
    }

    fn state(&self) -> PathBuf {
        let native = self.native.as_ref().map(|native| native.state.clone());
        let folder = absolute(self.state_home.as_ref()).or(native);
        folder.unwrap_or_else(|| self.home.join(".local").join("state")).join(OURS)
    }

    fn trash(&self) -> PathBuf {
        if !self.has_desktop_trash {
            return self.state().join("Trash");
        }
        let data = absolute(self.data_home.as_ref());
        data.unwrap_or_else(|| self.home.join(".local").join("share")).join("Trash")
    }

    /// A folder as somebody wrote it in the settings: `~` is the home folder, and a relative one starts there.
    pub fn written(&self, folder: &str) -> PathBuf {
        match folder.strip_prefix('~') {
            Some(rest) => self.home.join(rest.trim_start_matches(['/', '\\'])),
            None => self.home.join(folder),
        }
    }
}

impl Places {
    /// Puts together what a flag, the environment and the settings say.
    pub fn new(around: &Surroundings, flag: Option<&Path>, settings: &Settings) -> Self {
        let from_environment = around.dir.as_ref().filter(|dir| !dir.is_empty()).map(PathBuf::from);
        let documents = || around.documents.clone().unwrap_or_else(|| around.home.join("Documents"));
        let sessions = flag
            .map(Path::to_owned)
            .or(from_environment)
            .or_else(|| settings.dir.as_deref().map(|dir| around.written(dir)))
            .unwrap_or_else(|| documents().join("Smarketing"));
        Self { sessions, state: around.state(), config_file: around.config_file(), trash: around.trash() }
    }

    /// The facilitator's own energisers, beside the settings.
    pub fn energisers(&self) -> PathBuf {
        self.config_file.with_file_name(energisers::NAME)
    }

    /// The team's own words, beside the settings.
    pub fn words(&self) -> PathBuf {
        self.config_file.with_file_name(words::NAME)
    }

    /// Where journals are.
    pub fn journals(&self) -> PathBuf {
        self.state.join("journal")
    }

    /// Where earlier versions of session files are.
    pub fn versions(&self) -> PathBuf {
        self.state.join("versions")
    }

    /// Where locks are.
    pub fn locks(&self) -> PathBuf {
        self.state.join("lock")
    }

    /// Makes the folder for session files, for its owner only; one that is there keeps the mode somebody gave it.
    pub(super) fn make_sessions(&self) -> Result<(), StoreError> {
        save::private_folder(&self.sessions)
    }
}

/// Reads a config file; one that is not there sets nothing.
pub fn settings(config_file: &Path) -> Result<Settings, StoreError> {
    match load::text(config_file) {
        Ok(text) => {
            config::parse(&text).map_err(|error| StoreError::new("trouble.doing.read", config_file, error))
        }
        Err(error) if error.is_missing() => Ok(Settings::default()),
        Err(error) => Err(error),
    }
}

/// A path as somebody typed it: a `~` at its beginning is the home folder.
pub fn expanded(path: &Path) -> PathBuf {
    let home = directories::BaseDirs::new().map(|base| base.home_dir().to_owned());
    let inside = home.and_then(|home| Some(home.join(path.strip_prefix("~").ok()?)));
    inside.unwrap_or_else(|| path.to_owned())
}

/// A path for people: `~` for the home folder, whose name is nobody else's business.
pub fn short(path: &Path) -> PathBuf {
    let home = directories::BaseDirs::new().map(|base| base.home_dir().to_owned());
    let inside = home.and_then(|home| Some(Path::new("~").join(path.strip_prefix(home).ok()?)));
    inside.unwrap_or_else(|| path.to_owned())
}

/// A folder from the environment; XDG says that one which is not absolute is to be ignored.
fn absolute(value: Option<&OsString>) -> Option<PathBuf> {
    value.map(PathBuf::from).filter(|path| path.is_absolute())
}

/// Where documents of a practice session go: a folder of its own among what the system throws away by itself.
pub fn for_practice(id: &SessionId) -> PathBuf {
    std::env::temp_dir().join(format!("smarketing-practice-{}", id.as_str()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests prepare their files by hand")]
    use super::*;

    fn around() -> Surroundings {
        Surroundings { home: "/home/ana".into(), ..Surroundings::default() }
    }

    fn sessions(around: &Surroundings, flag: Option<&str>, dir: Option<&str>) -> String {
        let settings = Settings { dir: dir.map(str::to_owned), ..Settings::default() };
        Places::new(around, flag.map(Path::new), &settings).sessions.display().to_string()
    }

    #[test]
    fn flag_then_environment_then_settings_then_documents() {
        let mut around = around();
        assert_eq!(sessions(&around, None, None), "/home/ana/Documents/Smarketing");
        around.documents = Some("/home/ana/Dokumente".into());
        assert_eq!(sessions(&around, None, None), "/home/ana/Dokumente/Smarketing");
        assert_eq!(sessions(&around, None, Some("~/work")), "/home/ana/work");
        assert_eq!(sessions(&around, None, Some("work")), "/home/ana/work");
        around.dir = Some("".into());
        assert_eq!(sessions(&around, None, Some("/srv/s")), "/srv/s");
        around.dir = Some("/env".into());
        assert_eq!(sessions(&around, None, Some("/srv/s")), "/env");
        assert_eq!(sessions(&around, Some("here"), Some("/srv/s")), "here");
    }

    #[test]
    fn config_and_state_follow_xdg_and_windows_its_own() {
        let mut around = around();
        let places = |around: &Surroundings| Places::new(around, None, &Settings::default());
        assert_eq!(places(&around).config_file, Path::new("/home/ana/.config/smarketing/config.toml"));
        assert_eq!(places(&around).journals(), Path::new("/home/ana/.local/state/smarketing/journal"));
        around.native = Some(Native { settings: "/roaming".into(), state: "/local".into() });
        assert_eq!(around.config_file(), Path::new("/roaming/smarketing/config.toml"));
        assert_eq!(places(&around).locks(), Path::new("/local/smarketing/lock"));
        around.config_home = Some("relative".into());
        around.state_home = Some("/state".into());
        assert_eq!(around.config_file(), Path::new("/roaming/smarketing/config.toml"));
        assert_eq!(places(&around).state, Path::new("/state/smarketing"));
    }

    #[test]
    fn a_tilde_is_the_home_folder_and_back() {
        let path = Path::new("~/surveys/q1.csv");
        let long = expanded(path);
        assert!(long.is_absolute() && long.ends_with("surveys/q1.csv"), "{}", long.display());
        assert_eq!(short(&long), path);
        assert_eq!(expanded(Path::new("/a/~b.csv")), Path::new("/a/~b.csv"));
        assert_eq!(short(Path::new("/elsewhere/x")), Path::new("/elsewhere/x"));
    }

    #[test]
    fn the_trash_is_the_desktops_where_there_is_one() {
        let mut around = around();
        let trash = |around: &Surroundings| Places::new(around, None, &Settings::default()).trash;
        assert_eq!(trash(&around), Path::new("/home/ana/.local/state/smarketing/Trash"));
        around.has_desktop_trash = true;
        assert_eq!(trash(&around), Path::new("/home/ana/.local/share/Trash"));
        around.data_home = Some("/data".into());
        assert_eq!(trash(&around), Path::new("/data/Trash"));
    }

    #[cfg(unix)]
    #[test]
    fn a_new_folder_for_sessions_is_its_owners_and_an_old_one_keeps_its_mode() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let places = crate::store::sample::places(folder.path());
        let mode = || std::fs::metadata(&places.sessions).unwrap().permissions().mode() & 0o777;
        places.make_sessions().unwrap();
        assert_eq!(mode(), 0o700);
        std::fs::set_permissions(&places.sessions, std::fs::Permissions::from_mode(0o750)).unwrap();
        places.make_sessions().unwrap();
        assert_eq!(mode(), 0o750);
    }

    #[test]
    fn a_missing_config_sets_nothing_and_a_wrong_one_says_where() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(settings(&path).unwrap(), Settings::default());
        std::fs::write(&path, "calm = true\n").unwrap();
        assert!(settings(&path).unwrap().calm);
        std::fs::write(&path, "\ncalm = 3\n").unwrap();
        let error = settings(&path).unwrap_err();
        assert!(error.to_string().contains("line 2: \"calm\" must be"), "{error}");
    }
}
