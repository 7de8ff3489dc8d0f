// A site made with React: the portal is a component that comes and goes.
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const PORTAL = "https://webhooks.example.com";

const getToken = async () => (await fetch("/hookpost-token")).text();

function Webhooks({ firstPage, onEvent }) {
  const place = useRef(null);
  useEffect(() => {
    let portal, isGone = false;
    import(`${PORTAL}/embed/hookpost.js`).then(({ mount }) => {
      if (!isGone) portal = mount(place.current, { getToken, firstPage, onEvent });
    });
    return () => {
      isGone = true;
      portal?.unmount();
    };
  }, [firstPage, onEvent]);
  return <div id="one" ref={place} />;
}

function App() {
  const [isOpen, setOpen] = useState(true);
  const [page, setPage] = useState("");
  const [hear] = useState(() => ({ type, detail }) => { if (type === "navigate") setPage(detail.path); });
  return (
    <>
      <h1>Your clinic</h1>
      <p id="page">{page}</p>
      <button type="button" onClick={() => setOpen(!isOpen)}>{isOpen ? "Close" : "Open"} webhooks</button>
      {isOpen && <Webhooks firstPage="/events" onEvent={hear} />}
      <div id="other"><hookpost-portal id="two" sections="validator" /></div>
    </>
  );
}

createRoot(document.getElementById("app")).render(<StrictMode><App /></StrictMode>);
