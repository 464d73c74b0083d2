// The head of a part: Content-Disposition and Content-Type as browsers write them.
#include <algorithm>

#include "base/text.h"
#include "platform/http/multipart.h"

namespace waarborg::http {
namespace {

/// One parameter ("name", "filename", "boundary") of a header value. Browsers write a quote in a value as %22
/// and never escape a backslash, which old ones send as part of a path; so only \" is an escape here.
std::optional<std::string> parameter_of(std::string_view value, std::string_view wanted) {
  std::size_t i = value.find(';');
  while (i != std::string_view::npos && i < value.size()) {
    const auto equals = value.find('=', i);
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string name = ascii_lower(trim(value.substr(i + 1, equals - i - 1)));
    std::string text;
    i = equals + 1;
    if (i < value.size() && value[i] == '"') {
      for (++i; i < value.size() && value[i] != '"'; ++i) {
        if (value[i] == '\\' && i + 1 < value.size() && value[i + 1] == '"') ++i;
        text.push_back(value[i]);
      }
      if (i >= value.size()) return std::nullopt;
      i = value.find(';', i);
    } else {
      const auto end = value.find(';', i);
      text = trim(value.substr(i, end == std::string_view::npos ? end : end - i));
      i = end;
    }
    if (name == wanted) return text;
  }
  return std::nullopt;
}

/// Undoes the three escapes of the HTML standard's form encoding.
std::string unescape_form_name(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = text.substr(i, 3);
    const char plain = three == "%22"                     ? '"'
                       : three == "%0D" || three == "%0d" ? '\r'
                       : three == "%0A" || three == "%0a" ? '\n'
                                                          : '\0';
    out.push_back(plain == '\0' ? text[i] : plain);
    if (plain != '\0') i += 2;
  }
  return out;
}

/// Length in bytes of a control or direction character at the start of valid UTF-8; 0 when it is another one.
std::size_t unwanted_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) < 0xA0) return 2;  // U+0080 to U+009F
  // U+200B to U+200F, U+2028 to U+202E, U+2060 to U+206F: invisible, or turn the reading direction.
  if (byte(0) == 0xE2 && byte(1) == 0x80 &&
      ((byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xA8 && byte(2) <= 0xAE)))
    return 3;
  if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF) return 3;
  return 0;
}

std::string content_type_from(std::string_view value) {
  const bool fit =
      !value.empty() && value.size() <= 100 && std::ranges::all_of(value, [](char c) { return c >= 0x20 && c < 0x7F; });
  return fit ? std::string(value) : "application/octet-stream";
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
  if (ascii_lower(trim(content_type.substr(0, content_type.find(';')))) != "multipart/form-data") return std::nullopt;
  auto boundary = parameter_of(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > 70) return std::nullopt;
  const bool fit = std::ranges::all_of(*boundary, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
  });
  if (!fit || boundary->back() == ' ') return std::nullopt;
  return boundary;
}

std::string clean_file_name(std::string_view raw) {
  std::string name(raw);
  if (!is_clean_utf8(name))
    for (char& c : name)
      if (static_cast<unsigned char>(c) >= 0x80 || c == '\0') c = '_';
  const auto slash = name.find_last_of("/\\");
  std::string_view last =
      slash == std::string::npos ? std::string_view(name) : std::string_view(name).substr(slash + 1);
  std::string out;
  while (!last.empty()) {
    const std::size_t unwanted = unwanted_at(last);
    if (unwanted == 0) out.push_back(last.front());
    last.remove_prefix(unwanted == 0 ? 1 : unwanted);
  }
  out = std::string(trim(cut_utf8(trim(out), 200)));
  return out.empty() || out == "." || out == ".." ? "file" : out;
}

std::optional<PartHead> parse_part_head(std::string_view lines) {
  PartHead head;
  head.content_type = "application/octet-stream";
  bool named = false;
  while (!lines.empty()) {
    const auto end = lines.find("\r\n");
    const std::string_view line = lines.substr(0, end);
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string name = ascii_lower(line.substr(0, colon));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "content-type") head.content_type = content_type_from(value);
    if (name != "content-disposition") continue;
    if (named || ascii_lower(trim(value.substr(0, value.find(';')))) != "form-data") return std::nullopt;
    const auto field = parameter_of(value, "name");
    if (!field || !is_clean_utf8(*field)) return std::nullopt;
    head.name = unescape_form_name(*field);
    const auto file = parameter_of(value, "filename");
    head.is_file = file.has_value();
    if (file && !file->empty()) head.file_name = clean_file_name(unescape_form_name(*file));
    named = true;
  }
  return named ? std::optional(std::move(head)) : std::nullopt;
}

}  // namespace waarborg::http
