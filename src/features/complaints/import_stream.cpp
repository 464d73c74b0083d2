#include "features/complaints/import_stream.h"

#include "base/text.h"

namespace waarborg::complaints {

Result<std::unique_ptr<SourceStream>> SourceStream::open(const Mapping& mapping, const SourceRule& source,
                                                         const std::filesystem::path& path) {
  auto bytes = TRY(csv::open_bytes(path, source.compression.value_or(csv::compression_of(path))));
  return over(mapping, source, std::move(bytes), path.filename().string());
}

Result<std::unique_ptr<SourceStream>> SourceStream::over(const Mapping& mapping, const SourceRule& source,
                                                         std::unique_ptr<csv::ByteSource> bytes,
                                                         const std::string& name) {
  std::unique_ptr<SourceStream> stream(new SourceStream(mapping, source, std::move(bytes)));
  csv::CsvRow header;
  if (!TRY(stream->csv_.next(header))) return invalid("complaints_register.file_empty", name, {name});
  if (!header.problem.empty()) return invalid(header.problem, name + ":1", {name, "1", ""});
  stream->header_ = header.texts();
  stream->decode(stream->header_);
  stream->layout_ = TRY(Layout::of(source, stream->header_, name));
  return stream;
}

void SourceStream::decode(std::vector<std::string>& cells) const {
  if (source_->encoding != csv::Encoding::latin1) return;
  for (auto& cell : cells) cell = csv::from_latin1(cell);
}

Result<bool> SourceStream::next(StreamRow& row) {
  csv::CsvRow read;
  if (!TRY(csv_.next(read))) return false;
  ++rows_read_;
  row.cells = read.texts();
  decode(row.cells);
  row.line = read.line;
  if (read.problem.empty()) {
    row.cleaned = clean_row(*mapping_, *source_, layout_, row.cells);
    number(row.cleaned);
  } else {
    row.cleaned = {};
    row.cleaned.refusals.push_back({"", read.problem});
  }
  return true;
}

void SourceStream::number(CleanedRow& cleaned) {
  if (!cleaned.refusals.empty()) return;
  std::erase_if(cleaned.records, [&](Record& record) {
    const auto rule = static_cast<std::size_t>(record.rule - source_->records.data());
    const std::int64_t times = ++repeats_[rule][record.key_hash()];
    if (record.rule->on_repeat == OnRepeat::number) record.sequence = times;
    if (record.rule->on_repeat == OnRepeat::refuse && times > 1)
      cleaned.refusals.push_back({"", "complaints_register.row_repeated"});
    return record.rule->on_repeat == OnRepeat::first && times > 1;
  });
}

}  // namespace waarborg::complaints
