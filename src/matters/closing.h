// The end of a matter: closed with what was learned, or merged into another.
#pragma once

#include <string>
#include <vector>

#include "matters/access.h"

namespace waarborg::matters {

/// Stops the clocks, drops what is left to do, reckons the retention term. `no_lesson` is the reason why there is
/// nothing to learn. Errors: "matter.lessons_required" when the procedure asks for lessons and there is neither
/// (INV-08), "matter.lesson_or_none" for both, "matter.not_open", "matter.changed".
Result<Done> close_matter(storage::Transaction& tx, House& house, Opened& opened, const std::string& actor,
                          const std::string& lessons, const std::string& no_lesson = {});

/// Joins `from` to `into`: its reporter goes on in the same mailbox, its people and exclusions are taken over. Errors:
/// "matter.not_open", "matter.same", "wall.other_side".
Result<Done> merge_matter(storage::Transaction& tx, House& house, Opened& from, const Opened& into,
                          const std::string& actor, const std::string& reason);

/// The matter that this one was merged into, through any number of merges; empty when it was not. For telling the
/// reporter how things stand, so without authorisation: show nothing of that matter but its phase in plain words.
std::string merged_into(storage::Transaction& tx, const std::string& matter_id);

enum class ShareDocuments { no, yes, chosen };

/// What of a matter goes over to the one that is opened out of it.
struct Derivation {
  std::string procedure;      ///< key
  std::string unit_id{};      ///< empty: the unit of the matter it comes from
  std::string text{};         ///< what was reported, as whoever triages passes it on (without what betrays a reporter)
  std::string instruction{};  ///< what is expected, by when
  ShareDocuments documents = ShareDocuments::yes;
  std::vector<std::string> chosen{};                        ///< ids of documents, for ShareDocuments::chosen
  std::vector<std::pair<Bytes, std::string>> exclusions{};  ///< token and reason, besides those it takes over
};

/// Opens a matter out of this one: same subject, theme, people and exclusions, under a key of its own, and never the
/// reporter. Nothing is typed again. Answers the new matter.
Result<Opened> derive_matter(storage::Transaction& tx, House& house, const Opened& from, const Derivation& derivation,
                             const std::string& actor);

}  // namespace waarborg::matters
