#include "platform/http/upload_body.h"

#include "base/text.h"
#include "platform/http/multipart.h"
#include "platform/http/urlencoded.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::http {
namespace {

/// Fields beside the files, names and values together.
constexpr std::size_t kFieldBytesMax = kSmallBodyMax;

class MultipartBody final : public Body, private PartSink {
 public:
  MultipartBody(Files files, std::string_view boundary, const ServerOptions& options)
      : files_(files), options_(options), parser_(boundary, *this) {}
  ~MultipartBody() override {
    writer_.reset();
    remove_left_uploads(uploads_);
  }
  MultipartBody(const MultipartBody&) = delete;
  MultipartBody& operator=(const MultipartBody&) = delete;

  std::optional<int> take(std::string_view piece) override {
    switch (parser_.feed(piece)) {
      case MultipartParser::State::malformed: return 400;
      case MultipartParser::State::stopped: return refused_with_;
      case MultipartParser::State::more:
      case MultipartParser::State::finished: break;
    }
    return std::nullopt;
  }

  std::optional<int> finish(Request& request) override {
    if (parser_.state() != MultipartParser::State::finished) return 400;
    request.form = std::move(fields_);
    request.uploads = std::move(uploads_);
    uploads_.clear();
    return std::nullopt;
  }

 private:
  bool begin(PartHead head) override {
    head_ = std::move(head);
    value_.clear();
    field_bytes_ += head_.name.size();
    if (field_bytes_ > kFieldBytesMax) return refuse(413);
    if (!keeps_file()) return true;
    return begin_file();
  }

  bool begin_file() {
    if (uploads_.size() >= static_cast<std::size_t>(options_.uploads_max)) return refuse(413);
    Upload upload;
    upload.field = head_.name;
    upload.file_name = head_.file_name;
    upload.content_type = head_.content_type;
    upload.path = options_.uploads / new_id();
    upload.key = sealing::Key::random();
    auto writer = sealing::SealedFileWriter::create(upload.path, upload.key);
    if (!writer) return refuse(503);
    writer_ = std::move(writer).value();
    current_ = std::move(upload);
    return true;
  }

  bool data(std::string_view piece) override {
    if (head_.is_file && !keeps_file()) return true;
    if (head_.is_file) {
      if (writer_->size() + piece.size() > options_.upload_bytes_max) return refuse(413);
      return writer_->write(as_bytes(piece)).ok() || refuse(503);
    }
    field_bytes_ += piece.size();
    if (field_bytes_ > kFieldBytesMax) return refuse(413);
    value_.append(piece);
    return true;
  }

  bool end() override {
    if (keeps_file()) return end_file();
    if (head_.is_file) return true;
    if (!is_clean_utf8(value_)) return refuse(400);
    fields_.add(std::move(head_.name), unix_lines(value_));
    return true;
  }

  bool end_file() {
    if (!writer_->finish().ok()) return refuse(503);
    current_.size = writer_->size();
    current_.sha256 = writer_->sha256();
    writer_.reset();
    uploads_.push_back(std::move(current_));
    return true;
  }

  /// A file field where none was chosen comes with an empty name and is no upload.
  [[nodiscard]] bool keeps_file() const { return head_.is_file && !head_.file_name.empty() && files_ == Files::kept; }
  bool refuse(int status) {
    refused_with_ = status;
    return false;
  }

  Files files_;
  const ServerOptions& options_;
  MultipartParser parser_;
  PartHead head_;
  std::string value_;
  std::size_t field_bytes_ = 0;
  Fields fields_;
  Upload current_;
  std::unique_ptr<sealing::SealedFileWriter> writer_;
  std::vector<Upload> uploads_;
  int refused_with_ = 400;
};

}  // namespace

std::unique_ptr<Body> make_multipart_body(Files files, std::string_view boundary, const ServerOptions& options) {
  return std::make_unique<MultipartBody>(files, boundary, options);
}

}  // namespace waarborg::http
