//! Pictures of screens as they are projected: what every test of them does with its scenes, in four window sizes,
//! without colour and in ASCII.

use smarketing::{
    app::play::Play,
    theme::{Theme, Variant},
};

/// The smallest, half a projector, the designed one, a wide one.
pub const SIZES: [(u16, u16); 4] = [(40, 12), (48, 14), (80, 24), (120, 40)];

/// A picture: its name, and the program played up to it in a window of this size.
pub struct Scene {
    /// Its name, and the beginning of its file's.
    pub name: &'static str,
    /// Plays up to it.
    pub play: Box<dyn Fn((u16, u16), Theme) -> Play>,
}

impl Scene {
    fn text(&self, size: (u16, u16), no_color: bool, ascii: bool) -> String {
        (self.play)(size, Theme::new(Variant::Auto, no_color, ascii)).text()
    }
}

/// Compares every scene in every size with its picture in a folder of `tests`.
pub fn read_well(folder: &str, scenes: &[Scene]) {
    let folder = format!("../{folder}");
    insta::with_settings!({ snapshot_path => folder, prepend_module_to_snapshot => false, omit_expression => true }, {
        for scene in scenes {
            for size in SIZES {
                let text = scene.text(size, false, false);
                insta::assert_snapshot!(format!("{}-{}x{}", scene.name, size.0, size.1), text);
            }
        }
    });
}

/// The same is read with colour and without.
pub fn tell_nothing_by_colour_alone(scenes: &[Scene]) {
    for scene in scenes {
        assert_eq!(scene.text((80, 24), false, false), scene.text((80, 24), true, false), "{}", scene.name);
    }
}

/// Where nothing but ASCII can be shown, nothing but ASCII is.
pub fn need_only_ascii(scenes: &[Scene]) {
    for scene in scenes {
        let text = scene.text((80, 24), false, true);
        assert!(text.is_ascii(), "{}:\n{text}", scene.name);
    }
}
