#include "platform/csv/file_bytes.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <vector>

#include "base/text.h"

namespace waarborg::csv {
namespace {

constexpr std::size_t kBufferBytes = 128U << 10U;

struct FileCloser {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

Error broken(const std::string& name) { return invalid("csv.file_broken", name, {name}); }

class PlainSource final : public ByteSource {
 public:
  PlainSource(File file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}
  Result<std::size_t> read(std::span<char> out) override {
    const std::size_t count = std::fread(out.data(), 1, out.size(), file_.get());
    if (count == 0 && std::ferror(file_.get()) != 0) return broken(name_);
    consumed_ += count;
    return count;
  }
  [[nodiscard]] std::uint64_t consumed() const override { return consumed_; }

 private:
  File file_;
  std::string name_;
  std::uint64_t consumed_ = 0;
};

class GzipSource final : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> inner, std::string name) : inner_(std::move(inner)), name_(std::move(name)) {
    start();
  }
  ~GzipSource() override { inflateEnd(&stream_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(std::span<char> out) override {
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    while (stream_.avail_out == out.size()) {
      if (stream_.avail_in == 0 && TRY(refill()) == 0) {
        if (inside_member_) return broken(name_);
        return std::size_t{0};
      }
      const int state = inflate(&stream_, Z_NO_FLUSH);
      inside_member_ = state == Z_OK;
      // Several members may follow each other in one file.
      if (state == Z_STREAM_END && inflateReset(&stream_) != Z_OK) return broken(name_);
      if (state != Z_OK && state != Z_STREAM_END) return broken(name_);
    }
    return out.size() - stream_.avail_out;
  }
  [[nodiscard]] std::uint64_t consumed() const override { return inner_->consumed() - stream_.avail_in; }

 private:
  void start() {
    std::memset(&stream_, 0, sizeof stream_);
    inflateInit2(&stream_, 15 + 16);
  }
  Result<std::size_t> refill() {
    const std::size_t count = TRY(inner_->read(input_));
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(count);
    return count;
  }
  std::unique_ptr<ByteSource> inner_;
  std::string name_;
  std::vector<char> input_ = std::vector<char>(kBufferBytes);
  z_stream stream_;
  bool inside_member_ = true;
};

class ZstdSource final : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> inner, std::string name)
      : inner_(std::move(inner)), name_(std::move(name)), stream_(ZSTD_createDStream(), &ZSTD_freeDStream) {}

  Result<std::size_t> read(std::span<char> out) override {
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    while (output.pos == 0) {
      if (pending_.pos == pending_.size) {
        const std::size_t count = TRY(inner_->read(input_));
        pending_ = {input_.data(), count, 0};
        if (count == 0) {
          if (inside_frame_) return broken(name_);
          return std::size_t{0};
        }
      }
      const std::size_t state = ZSTD_decompressStream(stream_.get(), &output, &pending_);
      if (ZSTD_isError(state) != 0) return broken(name_);
      inside_frame_ = state != 0;
    }
    return output.pos;
  }
  [[nodiscard]] std::uint64_t consumed() const override { return inner_->consumed() - (pending_.size - pending_.pos); }

 private:
  std::unique_ptr<ByteSource> inner_;
  std::string name_;
  std::vector<char> input_ = std::vector<char>(kBufferBytes);
  std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream_;
  ZSTD_inBuffer pending_{nullptr, 0, 0};
  bool inside_frame_ = true;
};

/// Stops at a small file that was made to fill a disk or to keep a machine busy. A log packs to a tenth or a fiftieth.
class BoundedSource final : public ByteSource {
 public:
  BoundedSource(std::unique_ptr<ByteSource> inner, std::string name)
      : inner_(std::move(inner)), name_(std::move(name)) {}
  Result<std::size_t> read(std::span<char> out) override {
    const std::size_t count = TRY(inner_->read(out));
    given_ += count;
    if (given_ > kAlwaysTaken && given_ / kRatioMax > inner_->consumed())
      return invalid("csv.file_unpacks", name_, {name_});
    return count;
  }
  [[nodiscard]] std::uint64_t consumed() const override { return inner_->consumed(); }

 private:
  static constexpr std::uint64_t kAlwaysTaken = 256U << 20U, kRatioMax = 300;
  std::unique_ptr<ByteSource> inner_;
  std::string name_;
  std::uint64_t given_ = 0;
};

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> plain, Compression compression,
                                     const std::string& name) {
  if (compression == Compression::none) return plain;
  std::unique_ptr<ByteSource> bytes;
  if (compression == Compression::gzip)
    bytes = std::make_unique<GzipSource>(std::move(plain), name);
  else
    bytes = std::make_unique<ZstdSource>(std::move(plain), name);
  return std::make_unique<BoundedSource>(std::move(bytes), name);
}

}  // namespace

Compression compression_from(std::string_view word) {
  if (word == "gzip") return Compression::gzip;
  return word == "zstd" ? Compression::zstd : Compression::none;
}

Compression compression_of(const std::filesystem::path& path) {
  const std::string ending = ascii_lower(path.extension().string());
  if (ending == ".gz") return Compression::gzip;
  if (ending == ".zst") return Compression::zstd;
  return Compression::none;
}

Result<std::unique_ptr<ByteSource>> open_bytes(const std::filesystem::path& path, Compression compression) {
  const std::string name = path.filename().string();
  std::error_code problem;
  File file;
  if (std::filesystem::is_regular_file(path, problem)) file.reset(std::fopen(path.c_str(), "rb"));
  if (!file) return invalid("csv.file_missing", name, {name});
  return unpacked(std::make_unique<PlainSource>(std::move(file), name), compression, name);
}

std::unique_ptr<ByteSource> standard_input(Compression compression) {
  return unpacked(std::make_unique<PlainSource>(File(stdin), "-"), compression, "-");
}

}  // namespace waarborg::csv
