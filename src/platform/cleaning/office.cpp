#include "platform/cleaning/office.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "platform/cleaning/images.h"

namespace waarborg::cleaning {

namespace {

const Error kDamaged{ErrorKind::invalid, "cleaning.damaged"};
const Error kBomb{ErrorKind::too_large, "cleaning.bomb"};

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

/// Properties, replaced by empty ones: a missing part would make the file look broken.
struct Emptied {
  std::string_view name, text;
};
constexpr std::array<Emptied, 4> kEmptied{
    {{"docProps/core.xml",
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>)"},
     {"docProps/app.xml",
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>)"},
     {"docProps/custom.xml",
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>)"},
     {"meta.xml",
      R"(<?xml version="1.0" encoding="UTF-8"?><office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/></office:document-meta>)"}}};

bool is_dropped(std::string_view name, OfficeKind kind) {
  return kind == OfficeKind::ooxml ? starts_with(name, "docProps/thumbnail") : starts_with(name, "Thumbnails/");
}

/// Where parts are listed: a dropped one must not be named any more.
bool is_list(std::string_view name) { return name == "_rels/.rels" || name == "META-INF/manifest.xml"; }

/// No way out of the archive, nothing twice, no deep nesting.
bool is_sound(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos || !is_clean_utf8(name))
    return false;
  const auto parts = split(std::string(name), '/');
  return parts.size() <= kDepthMax && std::ranges::find(parts, "..") == parts.end();
}

/// `text` without the empty elements `<tag .../>` in which `mark` stands.
std::string without_elements(std::string text, std::string_view tag, std::string_view mark) {
  const std::string open = "<" + std::string(tag) + " ";
  std::size_t at = 0;
  while ((at = text.find(open, at)) != std::string::npos) {
    const auto end = text.find("/>", at);
    if (end == std::string::npos) break;
    if (std::string_view(text).substr(at, end - at).find(mark) == std::string_view::npos)
      at = end;
    else
      text.erase(at, end + 2 - at);
  }
  return text;
}

Bytes cleaned_part(const std::string& name, Bytes part) {
  for (const auto& emptied : kEmptied)
    if (name == emptied.name) return {emptied.text.begin(), emptied.text.end()};
  if (is_list(name)) {
    std::string text = without_elements(as_text(part), "Relationship", "docProps/thumbnail");
    text = without_elements(std::move(text), "manifest:file-entry", "Thumbnails/");
    return {text.begin(), text.end()};
  }
  const std::string lower = ascii_lower(name);
  const bool jpeg = lower.ends_with(".jpg") || lower.ends_with(".jpeg");
  if (!jpeg && !lower.ends_with(".png")) return part;
  auto stripped = jpeg ? strip_jpeg(part) : strip_png(part);
  return stripped.ok() ? std::move(stripped).value() : std::move(part);
}

/// Unpacks one entry, counting what really comes out.
Result<Bytes> unpack(zip_t* archive, zip_uint64_t index, std::uint64_t packed, std::uint64_t& total) {
  const Entry entry(zip_fopen_index(archive, index, 0), zip_fclose);
  if (!entry) return kDamaged;
  Bytes out;
  std::array<std::uint8_t, 65536> buffer{};
  while (true) {
    const auto count = zip_fread(entry.get(), buffer.data(), buffer.size());
    if (count < 0) return kDamaged;
    if (count == 0) return out;
    out.insert(out.end(), buffer.begin(), buffer.begin() + count);
    total += static_cast<std::uint64_t>(count);
    const std::uint64_t first = 1ULL << 20U;
    if (total > kUnpackedMax || (out.size() > first && out.size() / std::max<std::uint64_t>(packed, 1) > kRatioMax))
      return kBomb;
  }
}

/// The zip that is being written. Holds every part until it is closed, as libzip reads them only then.
class Writer {
 public:
  Writer() : source_(zip_source_buffer_create(nullptr, 0, 0, nullptr)) {
    if (!source_) return;
    zip_source_keep(source_);  // outlives the archive that writes into it
    archive_ = zip_open_from_source(source_, ZIP_TRUNCATE, nullptr);
    if (!archive_) zip_source_free(source_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (archive_) zip_discard(archive_);
    if (source_) zip_source_free(source_);
  }

  bool add(const std::string& name, Bytes part, bool packed) {
    if (!archive_) return false;
    parts_.push_back(std::make_unique<Bytes>(std::move(part)));
    zip_source_t* source = zip_source_buffer(archive_, parts_.back()->data(), parts_.back()->size(), 0);
    if (!source) return false;
    const auto index = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    // The same moment for all: when it was written is nobody's business.
    zip_file_set_dostime(archive_, at, 0, (0U << 9U) | (1U << 5U) | 1U, 0);
    return zip_set_file_compression(archive_, at, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0;
  }

  std::optional<Bytes> finish() {
    if (!archive_ || zip_close(archive_) != 0) return std::nullopt;
    archive_ = nullptr;
    zip_stat_t stat{};
    if (zip_source_open(source_) != 0) return std::nullopt;
    std::optional<Bytes> out;
    if (zip_source_stat(source_, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0) {
      out = Bytes(stat.size);
      if (zip_source_read(source_, out->data(), out->size()) != static_cast<zip_int64_t>(stat.size)) out.reset();
    }
    zip_source_close(source_);
    return out;
  }

 private:
  std::vector<std::unique_ptr<Bytes>> parts_;
  zip_source_t* source_;
  zip_t* archive_ = nullptr;
};

Archive open_archive(ByteView content) {
  zip_source_t* source = zip_source_buffer_create(content.data(), content.size(), 0, nullptr);
  if (!source) return {nullptr, zip_discard};
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (!archive) zip_source_free(source);
  return {archive, zip_discard};
}

}  // namespace

Result<Bytes> clean_office(ByteView content, OfficeKind kind) {
  const Archive archive = open_archive(content);
  if (!archive) return kDamaged;
  const auto count = zip_get_num_entries(archive.get(), 0);
  if (count > kEntriesMax) return kBomb;
  Writer writer;
  std::set<std::string> names;
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t stat{};
    if (zip_stat_index(archive.get(), index, 0, &stat) != 0 || !stat.name) return kDamaged;
    const std::string name = stat.name;
    const bool locked = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    if (!is_sound(name) || locked || !names.insert(name).second) return kDamaged;
    if (name.back() == '/' || is_dropped(name, kind)) continue;
    const std::uint64_t packed =
        (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? std::min<std::uint64_t>(stat.comp_size, content.size()) : 0;
    Bytes part = TRY(unpack(archive.get(), index, packed, total));
    if (!writer.add(name, cleaned_part(name, std::move(part)), name != "mimetype")) return kDamaged;
  }
  if (!names.contains(kind == OfficeKind::ooxml ? "[Content_Types].xml" : "mimetype")) return kDamaged;
  auto out = writer.finish();
  if (!out) return kDamaged;
  return std::move(*out);
}

}  // namespace waarborg::cleaning
