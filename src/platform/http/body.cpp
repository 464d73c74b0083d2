#include "platform/http/body.h"

#include <system_error>

#include "base/text.h"
#include "platform/http/multipart.h"
#include "platform/http/upload_body.h"
#include "platform/http/urlencoded.h"

namespace waarborg::http {
namespace {

std::string media_type(std::string_view content_type) {
  return ascii_lower(trim(content_type.substr(0, content_type.find(';'))));
}

bool is_urlencoded(std::string_view content_type) {
  return media_type(content_type) == "application/x-www-form-urlencoded";
}

/// Kept as it came.
class RawBody final : public Body {
 public:
  std::optional<int> take(std::string_view piece) override {
    text_.append(piece);
    return std::nullopt;
  }
  std::optional<int> finish(Request& request) override {
    request.body = std::move(text_);
    return std::nullopt;
  }

 private:
  std::string text_;
};

class FormBody final : public Body {
 public:
  std::optional<int> take(std::string_view piece) override {
    text_.append(piece);
    return std::nullopt;
  }
  std::optional<int> finish(Request& request) override {
    auto fields = parse_urlencoded(text_);
    if (!fields) return 400;
    request.form = std::move(*fields);
    return std::nullopt;
  }

 private:
  std::string text_;
};

/// A body nobody asked for: read and forgotten, so that the answer arrives.
class IgnoredBody final : public Body {
 public:
  std::optional<int> take(std::string_view) override { return std::nullopt; }
  std::optional<int> finish(Request&) override { return std::nullopt; }
};

}  // namespace

std::uint64_t body_bytes_max(BodyKind kind, const ServerOptions& options) {
  switch (kind) {
    case BodyKind::upload: return options.upload_bytes_max * static_cast<unsigned>(options.uploads_max) + kSmallBodyMax;
    case BodyKind::batch: return kBatchBodyMax;
    case BodyKind::none:
    case BodyKind::form:
    case BodyKind::json: break;
  }
  return kSmallBodyMax;
}

bool accepts(BodyKind kind, std::string_view content_type) {
  const std::string type = media_type(content_type);
  switch (kind) {
    case BodyKind::form:
    case BodyKind::upload: return is_urlencoded(content_type) || boundary_of(content_type).has_value();
    case BodyKind::json:
      return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
    case BodyKind::none:
    case BodyKind::batch: break;
  }
  return true;
}

std::unique_ptr<Body> make_body(BodyKind kind, std::string_view content_type, const ServerOptions& options) {
  switch (kind) {
    case BodyKind::none: return std::make_unique<IgnoredBody>();
    case BodyKind::json:
    case BodyKind::batch: return std::make_unique<RawBody>();
    case BodyKind::form:
    case BodyKind::upload: break;
  }
  if (is_urlencoded(content_type)) return std::make_unique<FormBody>();
  return make_multipart_body(kind == BodyKind::upload ? Files::kept : Files::dropped, *boundary_of(content_type),
                             options);
}

void remove_left_uploads(std::vector<Upload>& uploads) {
  for (const Upload& upload : uploads) {
    std::error_code ignored;
    std::filesystem::remove(upload.path, ignored);
  }
  uploads.clear();
}

}  // namespace waarborg::http
