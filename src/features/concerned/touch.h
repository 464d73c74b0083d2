// Keeping in touch with a person concerned: who is told what, on which day, and by when again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/concerned/coming.h"
#include "matters/access.h"
#include "matters/correspondence.h"
#include "platform/identity/viewer.h"

namespace waarborg::concerned {

inline constexpr int kTextMax = 10'000;
/// What may be recorded. The house writes an invitation; a reply and a choice of way are the person's own.
inline constexpr std::string_view kKinds[]{"start",    "talk",         "letter",    "feedback", "rights",
                                           "findings", "closing_talk", "aftercare", "paper"};

/// Somebody concerned, with the key of what was written to and by them.
struct Touch {
  std::string id;
  std::string matter_id;
  std::string account_id;  ///< who reads the page; empty for letters only
  std::string way;         ///< page, letters, ask (invited to choose; reads on a page until then)
  Date added_on{};
  Date due_on{};  ///< by when they hear from the force
  std::string name;
  sealing::Key key;
};

struct Entry {
  std::string id;
  std::string kind;
  Date on{};
  std::string author;  ///< account
  std::string text;
  std::string document;  ///< name of a paper that goes with it, or empty
  std::string file;      ///< in the files folder
  std::string type;
  std::uint64_t size = 0;
  sealing::Key document_key;
};

std::vector<Touch> people_of(storage::Transaction& tx, const matters::Opened& opened);
std::vector<Entry> entries_of(storage::Transaction& tx, const Touch& touch);

/// Whether this person keeps in touch here: holds a part in the enquiry, or sits at the desk that has it.
bool keeps_touch(storage::Transaction& tx, const matters::House& house, const matters::Opened& opened,
                 const identity::Viewer& viewer);

struct NewTouch {
  std::string person;  ///< as it stands among the people concerned
  std::string way;     ///< page, letters, ask
};
/// Errors: "matter.not_open"; "concerned.not_yours"; "error.choose"; "concerned.already"; "concerned.no_account" when
/// no one account that can sign in belongs to the name.
Result<Done> begin_touch(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                         const identity::Viewer& viewer, const NewTouch& input);

/// Asks somebody who gets letters whether they want a page after all: they read on one and choose there. Errors: as
/// begin_touch.
Result<Done> invite(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                    const identity::Viewer& viewer, const std::string& touch_id);

struct NewEntry {
  std::string kind, day, text;
  std::string document;  ///< id of a paper of the matter that they may read; optional
};
/// Records what they were told; the term until the next contact begins anew (INV-06). A paper goes only to somebody who
/// is neither witness nor reporter of it: whoever gives it decides. Errors: as begin_touch, and all of the form at
/// once.
Result<Done> record_entry(storage::Transaction& tx, matters::House& house, matters::Opened& opened,
                          const identity::Viewer& viewer, const std::string& touch_id, const NewEntry& input);

/// By when somebody of this matter must hear from the force: the soonest of its people, or the first term while nobody
/// was contacted. Nothing for a procedure without such a rule.
std::optional<Date> contact_due(storage::Transaction& tx, const matters::House& house, const matters::Matter& matter,
                                const matters::Procedure& procedure);

/// After the end of its retention nothing of a matter may be read, here neither.
[[nodiscard]] bool is_destroyed(const matters::Matter& matter);

/// Gives tasks to handlers whose person concerned must hear from them within three days or should have; keeps the
/// figure. Answers how many tasks were made.
Result<int> remind_handlers(storage::Transaction& tx, matters::House& house);

// ---- The person concerned themselves.

struct OwnMatter {
  Touch touch;
  matters::Matter matter;
  std::shared_ptr<const matters::Procedure> procedure;
  std::vector<Entry> entries{};
  std::vector<Coming> coming{};
  std::string care_contact{};  ///< principal, or empty
};
/// What somebody concerned may read, for who works on the matter: to hand it out on paper.
OwnMatter own_view(storage::Transaction& tx, const matters::Opened& opened, const Touch& touch);
/// The matters somebody is concerned in and reads on a page; latest first.
std::vector<OwnMatter> own_matters(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer);
/// Leaves a trace. Errors: not_found for whoever it is not about.
Result<OwnMatter> open_own(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                           const std::string& touch_id);
/// Their answer, to the findings or at any time; a task for the handler. Errors: not_found, "error.required".
Result<Done> reply(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                   const std::string& touch_id, const std::string& text);

/// Their choice between page and letters, at any time while the matter runs; with letters the page is gone and the
/// handler gets a task. Errors: not_found, "error.choose" (way), "matter.not_open".
Result<Done> choose_way(storage::Transaction& tx, matters::House& house, const identity::Viewer& viewer,
                        const std::string& touch_id, const std::string& way);

}  // namespace waarborg::concerned
