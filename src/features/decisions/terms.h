// The content this feature works by, loaded once when its routes are added.
#pragma once

#include <filesystem>
#include <memory>

#include "features/decisions/sanctions.h"
#include "features/decisions/weighing_questions.h"

namespace waarborg::decisions {

/// Immutable after loading, so thread-safe.
struct Terms {
  Sanctions sanctions;
  Questions questions;
};
using SharedTerms = std::shared_ptr<const Terms>;

/// All errors of all files at once.
Result<SharedTerms> load_terms(const std::filesystem::path& content, calendar::Jurisdiction jurisdiction);

}  // namespace waarborg::decisions
