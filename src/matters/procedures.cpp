#include "matters/procedures.h"

#include "matters/procedure_loader.h"
#include "queries/matters.h"

namespace waarborg::matters {

namespace sql = queries::matters;

Result<Done> Procedures::adopt(storage::Transaction& tx, const std::vector<Procedure>& from_content, Date today) {
  const std::string jurisdiction(calendar::code_of(jurisdiction_));
  Errors errors;
  for (const Procedure& procedure : from_content) {
    const auto stored = tx.find(sql::procedure_version, {jurisdiction, procedure.key, procedure.version});
    if (stored) {
      if (stored->text("text") != procedure.text)
        errors.push_back(conflict("procedure.changed", "", {procedure.key, std::to_string(procedure.version)}));
      continue;
    }
    const bool first = tx.query(sql::procedure_active, {jurisdiction, procedure.key}).empty();
    tx.execute(sql::procedure_insert, {jurisdiction, procedure.key, procedure.version, procedure.text,
                                       first ? std::optional<Date>(today) : std::nullopt});
  }
  if (!errors.empty()) return errors;
  return Done{};
}

Result<Done> Procedures::store(storage::Transaction& tx, const Procedure& procedure) {
  const std::string jurisdiction(calendar::code_of(jurisdiction_));
  if (tx.find(sql::procedure_version, {jurisdiction, procedure.key, procedure.version}))
    return conflict("content.version_exists", "", {procedure.key, std::to_string(procedure.version)});
  for (const VersionInfo& known : list(tx))
    if (known.key == procedure.key && known.version > procedure.version)
      return conflict("content.version_old", "", {std::to_string(known.version)});
  tx.execute(sql::procedure_insert,
             {jurisdiction, procedure.key, procedure.version, procedure.text, std::optional<Date>()});
  return Done{};
}

Result<std::shared_ptr<const Procedure>> Procedures::parsed(const std::string& key, int version,
                                                            const std::string& text) {
  const std::lock_guard lock(mutex_);
  auto& slot = cache_[{key, version}];
  if (!slot) slot = std::make_shared<const Procedure>(TRY(parse_procedure(text, key, jurisdiction_)));
  return slot;
}

Result<std::shared_ptr<const Procedure>> Procedures::active(storage::Transaction& tx, const std::string& key) {
  const auto row = tx.find(sql::procedure_active, {calendar::code_of(jurisdiction_), key});
  if (!row) return not_found("procedure.unknown");
  return parsed(key, static_cast<int>(row->integer("version")), row->text("text"));
}

Result<std::shared_ptr<const Procedure>> Procedures::version(storage::Transaction& tx, const std::string& key,
                                                             int version) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = cache_.find({key, version});
    if (found != cache_.end() && found->second) return found->second;
  }
  const auto row = tx.find(sql::procedure_version, {calendar::code_of(jurisdiction_), key, version});
  if (!row) return not_found("procedure.unknown");
  return parsed(key, version, row->text("text"));
}

std::vector<Procedures::VersionInfo> Procedures::list(storage::Transaction& tx) {
  std::vector<VersionInfo> out;
  const std::string jurisdiction(calendar::code_of(jurisdiction_));
  for (const auto& row : tx.query(sql::procedure_list, {jurisdiction})) {
    // The date stands as long as the version is the active one.
    const auto activated_on = row.maybe_date("activated_on");
    out.push_back({row.text("key"), static_cast<int>(row.integer("version")), activated_on, activated_on.has_value()});
  }
  return out;
}

Result<Done> Procedures::activate(storage::Transaction& tx, const std::string& key, int version, Date today) {
  const std::string jurisdiction(calendar::code_of(jurisdiction_));
  TRY(this->version(tx, key, version));
  tx.execute(sql::procedure_deactivate, {jurisdiction, key});
  tx.execute(sql::procedure_activate, {jurisdiction, key, version, today});
  return Done{};
}

}  // namespace waarborg::matters
