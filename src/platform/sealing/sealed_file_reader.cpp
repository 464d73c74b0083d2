#include <sodium.h>

#include "platform/sealing/file_handle.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::sealing {
namespace {

constexpr std::size_t kTag = crypto_secretstream_xchacha20poly1305_ABYTES;

Error unavailable() { return {ErrorKind::unavailable, "error.storage_unavailable"}; }
Error damaged() { return {ErrorKind::unavailable, "error.file_damaged"}; }

class Reader final : public SealedFileReader {
 public:
  Reader(const std::filesystem::path& path, const Key& key) : file_(path, O_RDONLY) {
    std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    good_ = file_.is_open() && file_.read_full(header) == static_cast<ssize_t>(header.size()) &&
            crypto_secretstream_xchacha20poly1305_init_pull(&stream_, header.data(), key.view().data()) == 0;
  }
  ~Reader() override { sodium_memzero(&stream_, sizeof stream_); }
  [[nodiscard]] bool is_open() const { return file_.is_open(); }

  Result<Bytes> next() override {
    if (at_end_) return Bytes{};
    if (!good_) return damaged();
    Bytes cipher(kSealedChunk + kTag);
    const ssize_t got = file_.read_full(cipher);
    if (got < 0) return unavailable();
    cipher.resize(static_cast<std::size_t>(got));
    good_ = cipher.size() >= kTag;
    if (!good_) return damaged();
    Bytes plain(cipher.size() - kTag);
    unsigned char tag = 0;
    good_ = crypto_secretstream_xchacha20poly1305_pull(&stream_, plain.data(), nullptr, &tag, cipher.data(),
                                                       cipher.size(), nullptr, 0) == 0;
    at_end_ = good_ && tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (at_end_) good_ = nothing_follows();
    if (!good_) at_end_ = false;
    if (!good_) return damaged();
    return plain;
  }

 private:
  [[nodiscard]] bool nothing_follows() const {
    std::array<std::uint8_t, 1> byte{};
    return file_.read_full(byte) == 0;
  }

  FileHandle file_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  bool good_ = false;
  bool at_end_ = false;
};

}  // namespace

Result<std::unique_ptr<SealedFileReader>> SealedFileReader::open(const std::filesystem::path& path, const Key& key) {
  auto reader = std::make_unique<Reader>(path, key);
  if (!reader->is_open()) return unavailable();
  return std::unique_ptr<SealedFileReader>(std::move(reader));
}

}  // namespace waarborg::sealing
