//! Serves the gallery on 127.0.0.1:4173, to look at: `cargo run -p ui --example gallery`.

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:4173").await?;
    println!("http://127.0.0.1:4173/gallery");
    axum::serve(listener, ui::routes::<()>()).await
}
