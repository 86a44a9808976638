/** How every file of a store is written; level 1 is as small here as DuckDB's own 3, for four fifths of the work (bench:history). */
export const parquet = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1';

/** The same, a folder for each object and month. `pattern` names the files. */
export const byObjectAndMonth = (pattern: string): string => `${parquet}, PARTITION_BY (object, month), WRITE_PARTITION_COLUMNS true, OVERWRITE_OR_IGNORE, FILENAME_PATTERN '${pattern}'`;
