"""One SQLite store per profile: mirror, journal, outbox; the only channel between processes (design, section 4)."""
