#include "platform/web/static_files.h"

#include <fstream>
#include <iterator>

#include "platform/sealing/sealing.h"

namespace waarborg::web {
namespace {

std::string type_of(const std::filesystem::path& path) {
  static const std::map<std::string, std::string> kTypes{{".css", "text/css; charset=utf-8"},
                                                         {".js", "text/javascript; charset=utf-8"},
                                                         {".svg", "image/svg+xml"},
                                                         {".png", "image/png"},
                                                         {".ico", "image/x-icon"},
                                                         {".txt", "text/plain; charset=utf-8"}};
  const auto found = kTypes.find(path.extension().string());
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    std::string tag = "\"" + to_hex(sealing::digest(as_bytes(content))).substr(0, 24) + "\"";
    files_[entry.path().filename().string()] = {std::move(content), type_of(entry.path()), std::move(tag)};
  }
}

http::Response StaticFiles::answer(const http::Request& request, std::string_view name) const {
  http::Response response;
  const auto found = files_.find(name);
  if (found == files_.end()) {
    response.status = 404;
    response.content_type = "text/plain; charset=utf-8";
    return response;
  }
  response.content_type = found->second.type;
  response.set_header("ETag", found->second.tag);
  response.set_header("Cache-Control", "public, max-age=600");
  if (request.header("if-none-match").find(found->second.tag) != std::string::npos) {
    response.status = 304;
  } else {
    response.body = found->second.content;
  }
  return response;
}

}  // namespace waarborg::web
