#include "features/concerned/zip_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <utility>

namespace waarborg::concerned {

namespace {

constexpr std::size_t kNameMax = 150;

struct Free {
  void operator()(archive* zip) const { archive_write_free(zip); }
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

Error failed() { return {ErrorKind::unavailable, "error.unavailable"}; }

/// Goes through the parts; what libarchive writes waits until it is asked for, a chunk at most.
class Writer {
 public:
  explicit Writer(std::vector<ZipPart> parts) : parts_(std::move(parts)), zip_(archive_write_new()) {
    is_open_ = archive_write_set_format_zip(zip_.get()) == ARCHIVE_OK &&
               archive_write_set_options(zip_.get(), "zip:compression=store,zip:hdrcharset=UTF-8") == ARCHIVE_OK &&
               archive_write_set_bytes_per_block(zip_.get(), 0) == ARCHIVE_OK &&
               archive_write_open(zip_.get(), this, nullptr, keep, nullptr) == ARCHIVE_OK;
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() = default;

  Result<Bytes> next() {
    if (!is_open_) return failed();
    while (waiting_.empty() && !ended_) TRY(step());
    return std::exchange(waiting_, {});
  }

 private:
  static la_ssize_t keep(archive* /*zip*/, void* self, const void* data, std::size_t size) {
    const auto* begin = static_cast<const std::uint8_t*>(data);
    Bytes& waiting = static_cast<Writer*>(self)->waiting_;
    waiting.insert(waiting.end(), begin, begin + size);
    return static_cast<la_ssize_t>(size);
  }

  Result<Done> step() {
    if (content_) return write_content();
    if (turn_ < parts_.size()) return begin_part();
    ended_ = true;
    return archive_write_close(zip_.get()) == ARCHIVE_OK ? Result<Done>(Done{}) : failed();
  }

  Result<Done> begin_part() {
    const ZipPart& part = parts_[turn_];
    content_ = TRY(part.open());
    left_ = part.size;
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    // No time and no owner: when a file was made and by whom is nobody's business.
    archive_entry_update_pathname_utf8(entry.get(), part.name.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.size));
    return archive_write_header(zip_.get(), entry.get()) == ARCHIVE_OK ? Result<Done>(Done{}) : failed();
  }

  Result<Done> write_content() {
    const Bytes chunk = TRY(content_());
    if (chunk.size() > left_ || (chunk.empty() && left_ > 0))
      return Error{ErrorKind::unavailable, "error.file_damaged"};
    left_ -= chunk.size();
    if (!chunk.empty()) {
      const auto written = archive_write_data(zip_.get(), chunk.data(), chunk.size());
      return written == static_cast<la_ssize_t>(chunk.size()) ? Result<Done>(Done{}) : failed();
    }
    content_ = nullptr;
    ++turn_;
    return Done{};
  }

  std::vector<ZipPart> parts_;
  std::size_t turn_ = 0;
  NextChunk content_;
  std::uint64_t left_ = 0;
  Bytes waiting_;
  bool is_open_ = false;
  bool ended_ = false;
  std::unique_ptr<archive, Free> zip_;  // last: closing it writes
};

/// What the zip has beside the content, which is as long for any content of less than 4 GiB.
Result<std::uint64_t> size_beside(const std::vector<ZipPart>& parts) {
  std::vector<ZipPart> empty;
  for (const auto& part : parts)
    empty.push_back(
        {part.name, 0, []() -> Result<NextChunk> { return NextChunk([]() -> Result<Bytes> { return Bytes{}; }); }});
  Writer writer(std::move(empty));
  std::uint64_t size = 0;
  while (true) {
    const Bytes chunk = TRY(writer.next());
    if (chunk.empty()) return size;
    size += chunk.size();
  }
}

std::string plain_name(const std::string& name) {
  std::string out;
  for (const char c : name) {
    const auto code = static_cast<unsigned char>(c);
    out += code < 0x20 || code == 0x7F || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos ? '_' : c;
  }
  // A cut within a character would be no UTF-8 any more; the last part of a long name is what tells files apart.
  if (out.size() > kNameMax) {
    std::size_t from = out.size() - kNameMax;
    while (from < out.size() && (static_cast<unsigned char>(out[from]) & 0xC0U) == 0x80U) ++from;
    out = out.substr(from);
  }
  return out.empty() ? "_" : out;
}

}  // namespace

void settle_names(std::vector<ZipPart>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i)
    parts[i].name = (i == 0 ? std::string{} : std::to_string(i) + " ") + plain_name(parts[i].name);
}

Result<std::uint64_t> zip_size(const std::vector<ZipPart>& parts) {
  constexpr std::uint64_t kBytesMax = 0xFFFFFFFFULL;
  constexpr std::size_t kPartsMax = 0xFFFF;
  std::uint64_t size = 0;
  for (const auto& part : parts) {
    if (part.size >= kBytesMax) return invalid("concerned.too_large");
    size += part.size;
  }
  if (size >= kBytesMax || parts.size() >= kPartsMax) return invalid("concerned.too_large");
  size += TRY(size_beside(parts));
  if (size >= kBytesMax) return invalid("concerned.too_large");
  return size;
}

NextChunk zip_stream(std::vector<ZipPart> parts) {
  return [writer = std::make_shared<Writer>(std::move(parts))] { return writer->next(); };
}

}  // namespace waarborg::concerned
