#include "matters/kind_words.h"

#include "base/text.h"
#include "matters/content.h"

namespace waarborg::matters {

std::string kind_title(const i18n::Translator& t, const House& house, const std::string& kind) {
  std::vector<std::string> titles;
  for (const auto& procedure : house.content.procedures)
    if (procedure.kind == kind) titles.push_back(t(procedure.title));
  if (titles.size() == 1) return titles.front();
  const std::string general = t("matter.kind_" + kind);
  if (titles.empty()) return general;
  const std::string begin = titles.front().substr(0, titles.front().find(','));
  for (const auto& title : titles)
    if (title.substr(0, title.find(',')) != begin) return general;
  return begin;
}

std::string procedure_title(const i18n::Translator& t, const House& house, const std::string& procedure_key,
                            const std::string& kind) {
  for (const auto& procedure : house.content.procedures)
    if (procedure.key == procedure_key) return t(procedure.title);
  return kind_title(t, house, kind);
}

}  // namespace waarborg::matters
