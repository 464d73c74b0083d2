// Requests and responses, as values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "platform/sealing/sealing.h"

namespace waarborg::http {

enum class Method { get, post, put, patch, del };
std::string_view name_of(Method method);

/// A file that came in with a form. Its content was sealed while it streamed in, under a key of its own that is
/// nowhere but here: whoever keeps the file moves it from `path` and seals `key`. Removed when dropped... by
/// the connection, unless moved.
struct Upload {
  std::string field;
  std::string file_name;  ///< the last path part only, cleaned; never used as a path
  std::string content_type;
  std::uint64_t size = 0;
  Bytes sha256;
  std::filesystem::path path;
  sealing::Key key;
};

/// Fields of a form, in order; a name may occur more than once. Values are clean UTF-8 (others are refused
/// with 400 before a handler sees them), line ends are \n.
class Fields {
 public:
  void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
  /// The first value, or empty.
  [[nodiscard]] const std::string& get(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

 private:
  std::vector<std::pair<std::string, std::string>> items_;
};

struct Request {
  Method method = Method::get;
  std::string path;    ///< decoded, without query
  std::string target;  ///< as it came, path and query
  Fields query;
  Fields form;
  std::vector<Upload> uploads;
  std::string body;                                            ///< raw, for JSON and other small bodies
  std::map<std::string, std::string, std::less<>> parameters;  ///< from the route pattern
  std::map<std::string, std::string, std::less<>> headers;     ///< names in lower case
  std::map<std::string, std::string, std::less<>> cookies;
  std::string remote_address;                                            ///< empty on reporter routes
  [[nodiscard]] const std::string& header(std::string_view name) const;  ///< or empty
  [[nodiscard]] const std::string& cookie(std::string_view name) const;  ///< or empty
  [[nodiscard]] const std::string& parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  /// When set, the body is what this answers until it answers empty; an error ends the connection.
  std::function<Result<Bytes>()> stream;
  std::optional<std::uint64_t> stream_size;

  void set_header(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
  /// HttpOnly, SameSite=Strict, Secure when the origin is https; a session cookie unless `seconds` is given.
  void set_cookie(std::string_view name, std::string_view value, std::string_view path = "/",
                  std::optional<int> seconds = std::nullopt, bool secure = true);
  void clear_cookie(std::string_view name, std::string_view path = "/", bool secure = true);
};

/// 303 to a path of this site. REQUIRES: location starts with '/' and not "//".
Response see_other(std::string location);

}  // namespace waarborg::http
