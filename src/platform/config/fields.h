// The fields of a configuration: how each is read from one word, and what it expects.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "platform/config/config.h"
#include "platform/content/reader.h"

namespace waarborg::config {

struct Field {
  std::string_view name;
  content::Expected expected;
  /// False when the word is not what is expected; `config` is then as it was.
  bool (*set)(Config& config, const std::string& word);
};

std::span<const Field> fields();
/// "https://host[:port]"; "" when `origin` is no such thing.
std::string host_of(const std::string& origin);

}  // namespace waarborg::config
