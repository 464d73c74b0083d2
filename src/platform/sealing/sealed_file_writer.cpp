#include <openssl/evp.h>
#include <sodium.h>

#include <cassert>

#include "platform/sealing/file_handle.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::sealing {
namespace {

Error unavailable() { return {ErrorKind::unavailable, "error.storage_unavailable"}; }

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

class Writer final : public SealedFileWriter {
 public:
  Writer(std::filesystem::path path, const Key& key)
      : path_(std::move(path)), file_(path_, O_WRONLY | O_CREAT | O_EXCL), sha_(EVP_MD_CTX_new()) {
    made_ = file_.is_open();
    EVP_DigestInit_ex(sha_.get(), EVP_sha256(), nullptr);
    std::array<std::uint8_t, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header{};
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, header.data(), key.view().data());
    good_ = made_ && file_.write_all(header);
    pending_.reserve(kSealedChunk);
  }
  ~Writer() override {
    pending_.resize(kSealedChunk);  // Whatever was there before is within this length.
    wipe(pending_);
    sodium_memzero(&stream_, sizeof stream_);
    if (finished_ || !made_) return;
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  [[nodiscard]] bool good() const { return good_; }

  Result<Done> write(ByteView plain) override {
    assert(!finished_);
    EVP_DigestUpdate(sha_.get(), plain.data(), plain.size());
    size_ += plain.size();
    while (good_ && !plain.empty()) {
      // A full chunk waits for the next byte: only then is it known not to be the last.
      if (pending_.size() == kSealedChunk) push(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
      const auto part = plain.first(std::min(plain.size(), kSealedChunk - pending_.size()));
      pending_.insert(pending_.end(), part.begin(), part.end());
      plain = plain.subspan(part.size());
    }
    if (!good_) return unavailable();
    return Done{};
  }

  Result<Done> finish() override {
    assert(!finished_);
    push(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    sha256_.resize(32);
    EVP_DigestFinal_ex(sha_.get(), sha256_.data(), nullptr);
    good_ = good_ && file_.sync() && file_.close();
    const auto folder = path_.has_parent_path() ? path_.parent_path() : std::filesystem::path(".");
    good_ = good_ && FileHandle(folder, O_RDONLY | O_DIRECTORY).sync();
    if (!good_) return unavailable();
    finished_ = true;
    return Done{};
  }

  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] Bytes sha256() const override { return sha256_; }

 private:
  void push(unsigned char tag) {
    Bytes cipher(pending_.size() + crypto_secretstream_xchacha20poly1305_ABYTES);
    crypto_secretstream_xchacha20poly1305_push(&stream_, cipher.data(), nullptr, pending_.data(), pending_.size(),
                                               nullptr, 0, tag);
    good_ = good_ && file_.write_all(cipher);
    pending_.clear();
  }

  std::filesystem::path path_;
  FileHandle file_;
  std::unique_ptr<EVP_MD_CTX, FreeDigest> sha_;
  crypto_secretstream_xchacha20poly1305_state stream_{};
  Bytes pending_;
  Bytes sha256_;
  std::uint64_t size_ = 0;
  bool made_ = false;
  bool good_ = false;
  bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<SealedFileWriter>> SealedFileWriter::create(const std::filesystem::path& path, const Key& key) {
  auto writer = std::make_unique<Writer>(path, key);
  if (!writer->good()) return unavailable();
  return std::unique_ptr<SealedFileWriter>(std::move(writer));
}

}  // namespace waarborg::sealing
