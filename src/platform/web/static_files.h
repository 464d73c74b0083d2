// The files of content/static, read once at start: nothing else can be asked for, whatever the name.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "platform/http/message.h"

namespace waarborg::web {

/// Immutable after loading, so thread-safe.
class StaticFiles {
 public:
  /// Takes the files of the folder itself, not of folders in it; an absent folder has none.
  explicit StaticFiles(const std::filesystem::path& folder);
  /// 200, 304 when the browser holds this content, or 404 without a body.
  [[nodiscard]] http::Response answer(const http::Request& request, std::string_view name) const;

 private:
  struct File {
    std::string content;
    std::string type;
    std::string tag;  ///< a hash of the content, quoted
  };
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace waarborg::web
