package io.holdfast.storage.table;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Filter;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksObject;
import org.rocksdb.TablePropertiesCollectorFactory;

/**
 * How RocksDB is set: bounded memory for a small server whatever is stored, and no work on values
 * that are encrypted and so cannot be compressed.
 */
final class RocksSettings implements AutoCloseable {

  private static final long CACHE_BYTES = 16L << 20;
  private static final long MEMTABLE_BYTES = 8L << 20;
  private static final int MEMTABLES = 3;
  private static final int OPEN_FILES = 256;
  private static final double FILTER_BITS_PER_KEY = 10;
  private static final long BLOCK_BYTES = 4L << 10;
  private static final int FORMAT_VERSION = 5;

  /** Neighbours in an index begin alike: of so many, one is written whole. */
  private static final int INDEX_RESTART_INTERVAL = 16;

  /** So many deletions among so many entries in a row, or this share of a file. */
  private static final long DELETION_TRIGGER = 500;

  private static final long DELETION_WINDOW = 1000;
  private static final double DELETION_RATIO = 0.5;

  private final List<RocksObject> owned = new ArrayList<>();
  private final Options options;

  RocksSettings() {
    options = own(new Options());
    options
        .setCreateIfMissing(true)
        .setTableFormatConfig(blocks())
        .setWriteBufferSize(MEMTABLE_BYTES)
        .setMaxWriteBufferNumber(MEMTABLES)
        .setTargetFileSizeBase(16L << 20)
        .setMaxBytesForLevelBase(64L << 20)
        .setLevelCompactionDynamicLevelBytes(true)
        .setMaxOpenFiles(OPEN_FILES)
        .setMaxBackgroundJobs(2)
        .setMaxFileOpeningThreads(2)
        .setSkipStatsUpdateOnDbOpen(true)
        .setMaxManifestFileSize(4L << 20)
        .setBytesPerSync(1L << 20)
        .setCompressionType(CompressionType.NO_COMPRESSION)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(2)
        .setMaxLogFileSize(1L << 20)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0);
    options.setTablePropertiesCollectorFactory(compactWhereMuchIsDeleted());
  }

  /**
   * Marks files full of deletions for compaction. An index by time, such as that of expiries, is
   * emptied at its front: each scan from there would otherwise walk over all that it ever held.
   */
  private List<TablePropertiesCollectorFactory> compactWhereMuchIsDeleted() {
    return List.of(
        own(
            TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(
                DELETION_WINDOW, DELETION_TRIGGER, DELETION_RATIO)));
  }

  Options options() {
    return options;
  }

  private BlockBasedTableConfig blocks() {
    Cache cache = own(new LRUCache(CACHE_BYTES));
    Filter filter = own(new BloomFilter(FILTER_BITS_PER_KEY));
    return new BlockBasedTableConfig()
        .setBlockCache(cache)
        .setBlockSize(BLOCK_BYTES)
        .setFilterPolicy(filter)
        // Indexes and filters count against the cache, so that memory stays bounded. In parts of a
        // block's size: the whole index of a file is some 400 kB, which a cache of this size holds
        // for few of the files, so that each read of a large table read and checked one anew.
        .setIndexType(IndexType.kTwoLevelIndexSearch)
        .setPartitionFilters(true)
        .setMetadataBlockSize(BLOCK_BYTES)
        .setIndexBlockRestartInterval(INDEX_RESTART_INTERVAL)
        .setCacheIndexAndFilterBlocks(true)
        .setCacheIndexAndFilterBlocksWithHighPriority(true)
        .setPinTopLevelIndexAndFilter(true)
        .setPinL0FilterAndIndexBlocksInCache(true)
        .setFormatVersion(FORMAT_VERSION);
  }

  private <T extends RocksObject> T own(T object) {
    owned.add(object);
    return object;
  }

  /** Gives back the native memory; the database must be closed. */
  @Override
  public void close() {
    owned.forEach(RocksObject::close);
  }
}
