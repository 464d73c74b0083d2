#include "platform/sealing/sealed_file.h"

#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <sys/resource.h>

#include <fstream>

using namespace waarborg;
using namespace waarborg::sealing;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeader = 24;
constexpr std::size_t kSealed = kSealedChunk + 17;

struct TemporaryFolder {
  fs::path path = fs::temp_directory_path() / ("waarborg_sealing_" + new_id());
  TemporaryFolder() { fs::create_directories(path); }
  ~TemporaryFolder() { fs::remove_all(path); }
};

Bytes contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
void put(const fs::path& path, ByteView bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void write_sealed(const fs::path& path, const Key& key, ByteView plain, std::size_t step) {
  auto writer = SealedFileWriter::create(path, key);
  REQUIRE(writer);
  for (std::size_t at = 0; at < plain.size(); at += step) {
    REQUIRE((*writer)->write(plain.subspan(at, std::min(step, plain.size() - at))));
  }
  REQUIRE((*writer)->finish());
  CHECK((*writer)->size() == plain.size());
  Bytes sha(32);
  EVP_Digest(plain.data(), plain.size(), sha.data(), nullptr, EVP_sha256(), nullptr);
  CHECK((*writer)->sha256() == sha);
}

std::optional<Bytes> read_sealed(const fs::path& path, const Key& key) {
  auto reader = SealedFileReader::open(path, key);
  if (!reader) return std::nullopt;
  Bytes all;
  while (true) {
    auto chunk = (*reader)->next();
    if (!chunk) return std::nullopt;
    if (chunk->empty()) return all;
    all.insert(all.end(), chunk->begin(), chunk->end());
  }
}

}  // namespace

TEST_CASE("SealedFile_OfAnySize_ReadsBackWhole") {
  const TemporaryFolder folder;
  const Key key = Key::random();
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kSealedChunk - 1, kSealedChunk, kSealedChunk + 1,
                                 3 * kSealedChunk, 3 * kSealedChunk + 77}) {
    for (const std::size_t step : {std::size_t{1000}, kSealedChunk, std::size_t{500000}}) {
      const fs::path path = folder.path / new_id();
      const Bytes plain = random_bytes(size);
      write_sealed(path, key, plain, step);
      CHECK(read_sealed(path, key) == plain);
      CHECK((fs::status(path).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
    }
  }
}

TEST_CASE("SealedFile_WithAnotherKey_DoesNotOpen") {
  const TemporaryFolder folder;
  const fs::path path = folder.path / "f";
  write_sealed(path, Key::random(), random_bytes(100), 100);
  CHECK_FALSE(read_sealed(path, Key::random()));
}

TEST_CASE("SealedFile_CutChangedSwappedOrExtended_IsDamaged") {
  const TemporaryFolder folder;
  const Key key = Key::random();
  const fs::path path = folder.path / "f";
  write_sealed(path, key, random_bytes(3 * kSealedChunk), 9999);
  const Bytes good = contents(path);
  REQUIRE(good.size() == kHeader + 3 * kSealed);

  for (const std::size_t cut : {std::size_t{0}, std::size_t{10}, kHeader, kHeader + 5, kHeader + kSealed,
                                kHeader + 2 * kSealed, good.size() - 1}) {
    put(path, ByteView(good).first(cut));
    CHECK_FALSE(read_sealed(path, key));
  }
  for (const std::size_t at : {std::size_t{0}, kHeader, kHeader + kSealed + 9, good.size() - 1}) {
    Bytes changed = good;
    changed[at] ^= 1U;
    put(path, changed);
    CHECK_FALSE(read_sealed(path, key));
  }
  Bytes swapped = good;
  std::swap_ranges(swapped.begin() + kHeader, swapped.begin() + kHeader + kSealed, swapped.begin() + kHeader + kSealed);
  put(path, swapped);
  CHECK_FALSE(read_sealed(path, key));
  for (const std::size_t more : {std::size_t{1}, kSealed}) {
    Bytes extended = good;
    extended.insert(extended.end(), good.end() - static_cast<std::ptrdiff_t>(more), good.end());
    put(path, extended);
    CHECK_FALSE(read_sealed(path, key));
  }
  put(path, good);
  CHECK(read_sealed(path, key));
}

TEST_CASE("SealedFile_ThatWasNotFinished_IsRemoved") {
  const TemporaryFolder folder;
  const fs::path path = folder.path / "f";
  {
    auto writer = SealedFileWriter::create(path, Key::random());
    REQUIRE(writer);
    REQUIRE((*writer)->write(random_bytes(200000)));
    CHECK(fs::exists(path));
  }
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("SealedFile_WhereItCannotBeMade_SaysSo") {
  const TemporaryFolder folder;
  put(folder.path / "there", as_bytes("x"));
  CHECK(SealedFileWriter::create(folder.path / "there", Key::random()).error().code == "error.storage_unavailable");
  CHECK(contents(folder.path / "there").size() == 1);
  CHECK_FALSE(SealedFileWriter::create(folder.path / "no" / "folder", Key::random()));
  CHECK(SealedFileReader::open(folder.path / "missing", Key::random()).error().code == "error.storage_unavailable");
}

TEST_CASE("SealedFile_Of200Megabytes_StaysUnder8MegabytesOfMemory") {
  const TemporaryFolder folder;
  const Key key = Key::random();
  const auto peak_kib = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  const Bytes piece = random_bytes(1U << 20U);
  const long before = peak_kib();
  {
    auto writer = SealedFileWriter::create(folder.path / "f", key);
    REQUIRE(writer);
    for (int i = 0; i < 200; ++i) REQUIRE((*writer)->write(piece));
    REQUIRE((*writer)->finish());
  }
  auto reader = SealedFileReader::open(folder.path / "f", key);
  REQUIRE(reader);
  std::uint64_t total = 0;
  for (auto chunk = (*reader)->next(); chunk && !chunk->empty(); chunk = (*reader)->next()) total += chunk->size();
  CHECK(total == 200ULL << 20U);
#ifndef __SANITIZE_ADDRESS__  // The sanitizer holds freed memory back.
  CHECK(peak_kib() - before < 8 * 1024);
#else
  CHECK(peak_kib() >= before);
#endif
}
