#include "matters/matter.h"

#include "base/text.h"
#include "matters/figure_keeping.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

std::string account_principal(std::string_view account_id) { return "a:" + std::string(account_id); }
std::string desk_principal(std::string_view desk_id) { return "d:" + std::string(desk_id); }

std::optional<Date> Matter::due() const {
  if (due_on == kNoDueDate) return std::nullopt;
  return date_from_iso(due_on);
}

Matter matter_from(const storage::Row& row) {
  Matter matter;
  matter.id = row.text("id");
  matter.number = row.text("number");
  matter.kind = row.text("kind");
  matter.procedure_key = row.text("procedure_key");
  matter.procedure_version = static_cast<int>(row.integer("procedure_version"));
  matter.track = track_from(row.text("track")).value_or(Track::none);
  matter.phase = row.text("phase");
  matter.state = row.text("state");
  matter.unit_id = row.maybe_text("unit_id").value_or("");
  matter.theme = row.text("theme");
  matter.channel = row.text("channel");
  matter.reporter_kind = row.text("reporter_kind");
  matter.language = row.text("language");
  matter.received_on = row.date("received_on");
  matter.closed_on = row.maybe_date("closed_on");
  matter.outcome = row.maybe_text("outcome").value_or("");
  matter.due_on = row.text("due_on");
  matter.subject_sealed = row.blob("subject_sealed");
  matter.version = static_cast<int>(row.integer("version"));
  return matter;
}

std::optional<Matter> load_matter(storage::Transaction& tx, const std::string& matter_id) {
  const auto row = tx.find(sql::matter_by_id, {matter_id});
  if (!row) return std::nullopt;
  return matter_from(*row);
}

std::string matter_id_of_number(storage::Transaction& tx, const std::string& number) {
  std::string folded = ascii_lower(trim(number));
  for (char& c : folded)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const auto row = tx.find(sql::matter_by_number, {folded});
  return row ? row->text("id") : std::string{};
}

bool save_matter(storage::Transaction& tx, const Matter& matter) {
  const auto optional_text = [](const std::string& text) {
    return text.empty() ? std::optional<std::string>{} : std::optional<std::string>{text};
  };
  const bool saved = tx.execute(sql::matter_update,
                                {matter.id, matter.version, matter.phase, matter.state, optional_text(matter.outcome),
                                 matter.closed_on, optional_text(matter.unit_id), matter.theme}) == 1;
  if (saved) recount(tx, matter.id);
  return saved;
}

}  // namespace waarborg::matters
