#include "features/casework/saved_filters.h"

#include <algorithm>

#include "base/text.h"
#include "queries/feature_casework.h"

namespace waarborg::casework {

namespace sql = queries::feature_casework;

namespace {

std::string place_of(const std::string& id) { return "casework_filters:" + id + ":name"; }

sealing::Key key_of(const identity::Viewer& viewer) {
  return sealing::subkey(viewer.key->secret_key, "casework filters");
}

}  // namespace

std::vector<SavedFilter> saved_filters(storage::Transaction& tx, const i18n::Translator& t,
                                       const identity::Viewer& viewer) {
  if (!viewer.key) return {};
  const auto key = key_of(viewer);
  std::vector<SavedFilter> out;
  for (const auto& row : tx.query(sql::filters_of, {viewer.account_id})) {
    const std::string id = row.text("id");
    const auto name = sealing::open_text(key, place_of(id), row.blob("name_sealed"));
    out.push_back({id, name.value_or(t("queue.filter_nameless")), row.text("path")});
  }
  std::ranges::sort(out, [&](const auto& a, const auto& b) { return t.compare(a.name, b.name) < 0; });
  return out;
}

Result<Done> save_filter(storage::Transaction& tx, const i18n::Translator& t, const identity::Viewer& viewer,
                         const std::string& typed, const std::string& path) {
  const std::string name{trim(typed)};
  if (name.empty()) return invalid("error.required", "name");
  if (count_characters(name) > kFilterNameMax)
    return invalid("error.too_long", "name", {std::to_string(kFilterNameMax)});
  const auto known = saved_filters(tx, t, viewer);
  if (known.size() >= kFiltersMax) return conflict("queue.filters_full", "name");
  if (std::ranges::find(known, name, &SavedFilter::name) != known.end()) return conflict("queue.filter_taken", "name");
  const std::string id = new_id();
  tx.execute(sql::filter_add, {id, viewer.account_id, path, sealing::seal(key_of(viewer), place_of(id), name)});
  return Done{};
}

void delete_filter(storage::Transaction& tx, const identity::Viewer& viewer, const std::string& id) {
  tx.execute(sql::filter_delete, {viewer.account_id, id});
}

}  // namespace waarborg::casework
