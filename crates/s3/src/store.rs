//! The store: what `kernel::blobs` asks of another machine, asked of S3.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt;
use kernel::blobs::Remote;
use kernel::clock::random;
use kernel::error::Meaning;
use kernel::{Error, Message, Result, Time};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::{ClientOptions, MultipartUpload, ObjectStore, ObjectStoreExt, RetryConfig};
use tokio::runtime::{Builder, Runtime};

use crate::reading::Reading;
use crate::{Address, Keys};

/// A file goes in pieces of so many bytes, and in one where it is no longer: the least that servers take is 5 MB.
const PIECE: usize = 8 * 1024 * 1024;
/// How long a server may be silent.
const SILENCE: Duration = Duration::from_secs(30);
/// How often what failed is asked again.
const RETRIES: usize = 3;

/// A bucket, asked from any thread that may wait.
pub struct Store {
    address: Address,
    bucket: Arc<AmazonS3>,
    /// What speaks to the server, on a thread of its own; nothing once this ends.
    runtime: Option<Runtime>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("address", &self.address).finish_non_exhaustive()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Store {
    /// The bucket at this address. Nothing is asked of it yet.
    ///
    /// # Errors
    /// `Invalid` where the address is of no use.
    pub fn open(address: Address, keys: &Keys) -> Result<Store> {
        // Where one is installed already, it is this one.
        drop(rustls::crypto::ring::default_provider().install_default());
        let is_plain = |server: &String| server.starts_with("http:");
        let options = ClientOptions::new()
            .with_allow_http(address.endpoint.as_ref().is_some_and(is_plain))
            .with_connect_timeout(Duration::from_secs(10))
            .with_read_timeout(SILENCE)
            .with_timeout_disabled();
        let retry =
            RetryConfig { max_retries: RETRIES, retry_timeout: SILENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&address.bucket)
            .with_region(&address.region)
            .with_access_key_id(&keys.id)
            .with_secret_access_key(&keys.secret)
            .with_virtual_hosted_style_request(address.virtual_hosted)
            // Not every server deletes many at once, and nothing here does.
            .with_disable_bulk_delete(true)
            .with_client_options(options)
            .with_retry(retry);
        if let Some(server) = &address.endpoint {
            builder = builder.with_endpoint(server);
        }
        let bucket = builder.build().map_err(|cause| {
            Error::invalid(Message::new("s3-unusable").with("bucket", &address.bucket))
                .because(cause)
        })?;
        let mut runtime = Builder::new_multi_thread();
        let runtime = runtime.worker_threads(1).thread_name("s3").enable_all().build()?;
        Ok(Store { address, bucket: Arc::new(bucket), runtime: Some(runtime) })
    }

    /// Whether the bucket is there and lets these keys write and read: writes a few bytes and takes them away.
    ///
    /// # Errors
    /// `Invalid` where there is no such bucket; `Unavailable` where it does not, with what the server said as its cause.
    pub fn try_out(&self) -> Result<()> {
        // Another process may try the same bucket at the same time.
        let name = format!("tried-{:032x}", u128::from_le_bytes(random::<16>()));
        let (path, bucket) = (self.path(&name), self.bucket.clone());
        let tried = self.ask(async move {
            bucket.put(&path, Bytes::from_static(b"parvis").into()).await?;
            let there = bucket.head(&path).await;
            bucket.delete(&path).await?;
            there.map(drop)
        });
        tried.map_err(|error| match error.meaning() {
            Meaning::NotFound => {
                let message = Message::new("s3-unusable").with("bucket", &self.address.bucket);
                Error::invalid(message).because(error)
            }
            _ => error,
        })
    }

    fn path(&self, name: &str) -> Path {
        Path::from(format!("{}{name}", self.address.folder))
    }

    /// Asks the server, and waits.
    fn ask<T: Send + 'static>(
        &self,
        asked: impl Future<Output = object_store::Result<T>> + Send + 'static,
    ) -> Result<T> {
        let Some(runtime) = &self.runtime else { return Err(Error::internal("it has ended")) };
        let (tell, told) = sync_channel(1);
        runtime.spawn(async move { drop(tell.send(asked.await)) });
        told.recv().map_err(Error::internal)?.map_err(failed)
    }

    fn put_in_pieces(&self, path: Path, mut file: &File) -> Result<()> {
        let bucket = self.bucket.clone();
        let mut upload = self.ask(async move { bucket.put_multipart(&path).await })?;
        loop {
            let piece = match piece(&mut file) {
                Ok(piece) => piece,
                Err(cause) => return self.give_up(upload, cause),
            };
            if piece.is_empty() {
                return self.ask(async move {
                    let done = upload.complete().await.map(drop);
                    if done.is_err() {
                        drop(upload.abort().await);
                    }
                    done
                });
            }
            let sent = self.ask(async move {
                let sent = upload.put_part(piece.into()).await;
                Ok((sent, upload))
            });
            upload = match sent? {
                (Ok(()), upload) => upload,
                (Err(cause), upload) => return self.give_up(upload, failed(cause)),
            };
        }
    }

    /// What was sent of it is paid for until it is given up.
    fn give_up(&self, mut upload: Box<dyn MultipartUpload>, cause: Error) -> Result<()> {
        drop(self.ask(async move { upload.abort().await }));
        Err(cause)
    }
}

/// The next bytes of a file; none at its end.
fn piece(file: &mut &File) -> Result<Bytes> {
    let mut piece = Vec::with_capacity(PIECE);
    file.take(PIECE as u64).read_to_end(&mut piece)?;
    Ok(piece.into())
}

/// What the server said, for the log; whoever waits is told that it is away.
fn failed(cause: object_store::Error) -> Error {
    match cause {
        object_store::Error::NotFound { .. } => Error::not_found().because(cause),
        cause => Error::new(Meaning::Unavailable, "s3-away").because(cause),
    }
}

impl Remote for Store {
    fn put(&self, name: &str, mut file: &File, size: u64) -> Result<()> {
        let path = self.path(name);
        if size > PIECE as u64 {
            return self.put_in_pieces(path, file);
        }
        let (bytes, bucket) = (piece(&mut file)?, self.bucket.clone());
        self.ask(async move { bucket.put(&path, bytes.into()).await.map(drop) })
    }

    fn about(&self, name: &str) -> Result<(u64, Time)> {
        let (path, bucket) = (self.path(name), self.bucket.clone());
        let about = self.ask(async move { bucket.head(&path).await })?;
        Ok((about.size, Time(about.last_modified.timestamp_micros())))
    }

    fn read(&self, name: &str, first: u64, length: u64) -> Result<Box<dyn Read + Send>> {
        if length == 0 {
            return Ok(Box::new(std::io::empty()));
        }
        let (path, bucket) = (self.path(name), self.bucket.clone());
        let stream = self.ask(async move {
            let options = object_store::GetOptions {
                range: Some((first..first + length).into()),
                ..object_store::GetOptions::default()
            };
            Ok(bucket.get_opts(&path, options).await?.into_stream())
        })?;
        let Some(runtime) = &self.runtime else { return Err(Error::internal("it has ended")) };
        Ok(Box::new(Reading::new(runtime.handle().clone(), stream).take(length)))
    }

    fn rename(&self, name: &str, to: &str) -> Result<()> {
        let (from, to, bucket) = (self.path(name), self.path(to), self.bucket.clone());
        self.ask(async move {
            bucket.copy(&from, &to).await?;
            bucket.delete(&from).await
        })
    }

    fn remove(&self, name: &str) -> Result<()> {
        let (path, bucket) = (self.path(name), self.bucket.clone());
        self.ask(async move { bucket.delete(&path).await })
    }

    fn each(&self, keep: &mut dyn FnMut(&str, u64, Time) -> Result<()>) -> Result<()> {
        let folder = self.address.folder.trim_end_matches('/');
        let below = (!folder.is_empty()).then(|| Path::from(folder));
        let mut list = Some(self.bucket.list(below.as_ref()));
        while let Some(mut more) = list.take() {
            let (page, rest) = self.ask(async move {
                let mut page = Vec::new();
                while page.len() < 1_000 {
                    match more.try_next().await? {
                        Some(one) => page.push(one),
                        None => return Ok((page, None)),
                    }
                }
                Ok((page, Some(more)))
            })?;
            list = rest;
            for one in page {
                let path = one.location.to_string();
                if let Some(name) = path.strip_prefix(&self.address.folder) {
                    keep(name, one.size, Time(one.last_modified.timestamp_micros()))?;
                }
            }
        }
        Ok(())
    }
}
