//! Long lists and long threads, a page at a time.

use testkit::browser::Browser;

use super::{Place, both};

#[tokio::test(flavor = "multi_thread")]
async fn a_list_goes_on_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    for n in 1..=45 {
        place.noor.publish("atelier", &format!("Plank {n}")).await;
    }
    for look in both() {
        let window = place.window(&browser, &look, "/").await;
        assert_eq!(window.count(".feed > .post").await, 20);
        if look.scripts {
            for wanted in [40, 45] {
                window.click(".more a").await;
                window.wait_for(&format!(".feed > .post:nth-of-type({wanted})")).await;
                assert_eq!(window.count(".feed > .post").await, wanted);
            }
            assert!(window.url().await.ends_with('/'));
        } else {
            for (first, count) in [("Plank 25", 20), ("Plank 5", 5)] {
                window.click(".more a").await;
                window.wait_for_text(".feed .post-body", first).await;
                assert_eq!(window.count(".feed > .post").await, count);
            }
        }
        assert_eq!(window.count(".more").await, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn earlier_comments_stand_above_the_later_ones_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = place.noor.publish("atelier", "How many screws?").await;
    let mut first = String::new();
    for n in 1..=70 {
        let comment = place.camille.comment(&post, &format!("Screw {n}")).await;
        first = if n == 1 { comment } else { first };
    }
    for look in both() {
        let window = place.window(&browser, &look, &format!("/posts/{post}")).await;
        assert_eq!(window.count(".comment").await, 50);
        assert_eq!(window.text(".comment .comment-body").await, "Screw 21");
        window.click(".comments .more a").await;
        window.wait_for_text(".comment .comment-body", "Screw 1").await;
        if look.scripts {
            assert_eq!(window.count(".comment").await, 70);
            let order = "return [...document.querySelectorAll('.comment-body')]
                .every((body, n) => body.textContent.trim() === `Screw ${n + 1}`)";
            assert_eq!(window.run(order).await, true);
        } else {
            assert_eq!(window.count(".comment").await, 20);
            window.click(".thread-places a[href$='#comments']").await;
            window.wait_for_text(".comment .comment-body", "Screw 21").await;
        }
        // A link to one comment leads to where it stands.
        window.goto(&format!("{}/comments/{first}", place.app.address)).await;
        window.wait_for(&format!("#comment-{first}:target")).await;
    }
}
