// What the pages of the ends and their files share.
#pragma once

#include "features/decisions/ends_lists.h"
#include "features/decisions/pages.h"

namespace waarborg::decisions {

inline constexpr std::string_view kRetentionPath = "/retention";
/// Of a list, read at a time.
inline constexpr std::size_t kEndsRows = 50;

std::string measure_title(const i18n::Translator& t, const Pages& pages, const std::string& key);
/// The numbers of its matters, with commas.
std::string numbers_of(const Destruction& list);

/// The lists as files.
void add_ends_exports(web::RouteTable& table, const Pages& pages, const std::vector<identity::Role>& who);

}  // namespace waarborg::decisions
