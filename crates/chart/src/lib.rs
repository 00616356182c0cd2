//! Numbers to accessible SVG
