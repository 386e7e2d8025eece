//! Text that was half typed on a screen and kept in the journal: it is offered at the field it belongs to, and settled
//! by what is answered there. Answers of a form that is not through yet are kept the same way.

use super::{
    Flow, Plain,
    ask::NOTHING,
    prompt::{Answer, Prompt},
};
use crate::{
    assets::words::{count, fill, say},
    domain::{
        draft::{Draft, DraftKey},
        moment::Moment,
    },
};

impl Plain<'_> {
    /// Words of a field, as `words`; what was half typed in it is offered first, and a dash lets that go.
    pub(super) fn words_at(&mut self, key: &DraftKey, question: &str, stored: &str) -> Flow<Option<String>> {
        let Some(draft) = self.half_typed(key).filter(|draft| draft != stored) else {
            self.answers(key);
            let typed = self.words(question, stored)?;
            return Ok(typed.inspect(|words| self.hold(key, words)));
        };
        let offered = draft.replace('\n', "; ");
        self.tell(&fill("plain.half_typed", &[("words", &offered)]))?;
        let prompt = Prompt::words(question).usual(Answer::Words(offered.clone()));
        let typed = match self.ask(&prompt)? {
            Answer::Words(words) if words == NOTHING => {
                self.settle(key);
                let typed = self.words(question, stored)?;
                return Ok(typed.inspect(|words| self.hold(key, words)));
            }
            Answer::Words(words) if words == offered => draft,
            Answer::Words(words) => words,
            Answer::Choice(_) => return Ok(None),
        };
        if typed == stored {
            self.settle(key);
            return Ok(None);
        }
        self.hold(key, &typed);
        Ok(Some(typed))
    }

    /// Words that must be there; what was half typed is offered first.
    pub(super) fn some_words_at(&mut self, key: &DraftKey, question: &str) -> Flow<String> {
        while self.half_typed(key).is_some() {
            if let Some(words) = self.words_at(key, question, "")? {
                return Ok(words);
            }
        }
        let words = self.some_words(question)?;
        self.hold(key, &words);
        Ok(words)
    }

    /// Keeps an answer until the change it belongs to is accepted: more may be asked before, and nobody types it twice.
    fn hold(&mut self, key: &DraftKey, words: &str) {
        if self.is_writable() && (!words.is_empty() || self.half_typed(key).is_some()) {
            self.keep(key, words.to_owned());
            self.answered.push(key.clone());
        }
    }

    /// A whole text that was typed or pasted before, once it is wanted. Only how it begins is said, and of answers on
    /// paper nothing: points that one team gave may stand in them.
    pub(super) fn text_at(&mut self, key: &DraftKey) -> Flow<Option<String>> {
        let Some(draft) = self.half_typed(key) else { return Ok(None) };
        let lines = count("plain.lines", draft.lines().count() as u64);
        let said = if self.session().may_tell(key) {
            let first = draft.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            fill("plain.half_typed_text", &[("lines", &lines), ("first", &first)])
        } else {
            fill("plain.half_typed_answers", &[("lines", &lines)])
        };
        self.tell(&said)?;
        if self.yes(say("plain.take_half_typed"), true)? {
            self.answers(key);
            return Ok(Some(draft));
        }
        self.settle(key);
        Ok(None)
    }

    /// Keeps a text that could not be taken yet, for the next time it is asked for.
    pub(super) fn keep_text(&mut self, key: &DraftKey, text: &str) {
        self.keep(key, text.to_owned());
    }

    /// The next change that is accepted settles what was half typed in this field.
    pub(super) fn answers(&mut self, key: &DraftKey) {
        if self.half_typed(key).is_some() {
            self.answered.push(key.clone());
        }
    }

    /// What was answered since is in the session: nothing is half typed there any more.
    pub(super) fn settle_answered(&mut self) {
        for key in std::mem::take(&mut self.answered) {
            self.settle(&key);
        }
    }

    /// Nothing is half typed in a field any more.
    pub(super) fn settle(&mut self, key: &DraftKey) {
        if self.half_typed(key).is_some() {
            self.keep(key, String::new());
        }
    }

    fn keep(&mut self, key: &DraftKey, text: String) {
        let at: Moment = self.now();
        let DraftKey { topic, field } = key.clone();
        if let Some(open) = &mut self.open {
            open.keep_draft(Draft { topic, field, text, at });
        }
    }

    /// What was half typed in the first of these fields that has any words.
    pub(super) fn half_typed_where(&self, wanted: impl Fn(&DraftKey) -> bool) -> Option<String> {
        let drafts = self.open.as_ref()?.drafts().iter();
        let mut typed = drafts.filter(|draft| !draft.text.trim().is_empty());
        typed.find(|draft| wanted(&draft.key())).map(|draft| draft.text.clone())
    }

    fn half_typed(&self, key: &DraftKey) -> Option<String> {
        let open = self.open.as_ref().filter(|_| self.is_writable())?;
        open.drafts().iter().find(|draft| draft.is_of(key)).map(|draft| draft.text.clone())
    }
}
